/**
 * Step "load": sends one batch under one label until Doris has it or never will. The bytes of a batch stay as they are until
 * its outcome is known; {@link io.connectdoris.sink.load.Loader} holds the state of each load, in the task thread, and lets a
 * bounded pool do the talking.
 */
package io.connectdoris.sink.load;
