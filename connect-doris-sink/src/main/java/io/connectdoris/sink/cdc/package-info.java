/**
 * Step "decode": reads a record as what happened to one row: upsert, delete, truncate, or nothing to do. Knows the shapes
 * records come in (Debezium envelope, flattened, plain; with schema or as a Map), and nothing of Doris.
 */
package io.connectdoris.sink.cdc;
