/** What an operator asks about, as metrics of the worker. Beside the flow: every step may count here. */
package io.connectdoris.sink.metrics;
