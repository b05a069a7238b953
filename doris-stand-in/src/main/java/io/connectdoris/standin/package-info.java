/** Answers over HTTP and the MySQL protocol as Apache Doris does, for tests, demos and benchmarks. Shares no code with the client. */
package io.connectdoris.standin;
