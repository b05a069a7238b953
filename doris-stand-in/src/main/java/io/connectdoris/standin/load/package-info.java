/** A stream load: what its headers ask for, how its body becomes rows, and what is answered. */
package io.connectdoris.standin.load;
