/**
 * Step "buffer": keeps encoded rows per table until they are worth one load, and decides which partitions to pause when
 * memory runs short.
 */
package io.connectdoris.sink.buffer;
