/** JMH benchmarks of the hot path: run by hand, never part of a build (benchmarks/README.md). */
package io.connectdoris.benchmarks;
