/** Load transactions: labels, states, and when rows become visible. */
package io.connectdoris.standin.txn;
