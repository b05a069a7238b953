/**
 * Step "fit schema": compares the columns of an event with those of its table and lets the DDL handler make them fit: a
 * missing table is created, missing columns are added. Driven by each record's own schema and compared with the live table,
 * so that a change that was made already, or made elsewhere, is success.
 */
package io.connectdoris.sink.schema;
