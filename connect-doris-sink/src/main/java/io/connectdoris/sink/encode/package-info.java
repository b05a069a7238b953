/**
 * Step "encode": turns one event into one Stream Load row, a JSON object on a line of its own. One class per
 * {@linkplain io.connectdoris.sink.encode.LogicalType logical type}; a delete becomes its key columns plus
 * {@code __DORIS_DELETE_SIGN__} in {@link io.connectdoris.sink.encode.RowEncoder}.
 */
package io.connectdoris.sink.encode;
