package io.connectdoris.sink.buffer;

import java.time.Duration;

/**
 * When the rows of a table are worth a load: whichever comes first.
 *
 * @param interval since the first row came in
 */
public record FlushLimits(long rows, long bytes, Duration interval) {}
