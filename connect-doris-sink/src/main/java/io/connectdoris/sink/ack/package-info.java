/** Step "acknowledge": knows which offsets are settled, by arithmetic alone. Does no I/O. */
package io.connectdoris.sink.ack;
