/**
 * Apache Doris over HTTP, and nothing else: Stream Load, the state of a label, SQL through the FE's query API, and the
 * description of a table. Knows nothing of Kafka. {@link io.connectdoris.client.DorisClient} is the door.
 */
package io.connectdoris.client;
