/** Step "route": decides which Doris table an event belongs to. */
package io.connectdoris.sink.route;
