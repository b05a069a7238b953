/** Faults that a test or a script orders: which request they hit, and what happens to it. */
package io.connectdoris.standin.fault;
