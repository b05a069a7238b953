/** The whole pipeline on one machine: servers as processes, the quick start, and what the end-to-end tests need. */
package io.connectdoris.stack;
