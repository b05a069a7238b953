/** Connect starts here: the connector, its task, and the pipeline whose {@code put} names the steps of the flow in order. */
package io.connectdoris.sink;
