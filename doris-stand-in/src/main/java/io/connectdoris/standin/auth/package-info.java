/** Who may do what. */
package io.connectdoris.standin.auth;
