/** How a loaded text becomes a value of a column type, and how that value is printed again. */
package io.connectdoris.standin.value;
