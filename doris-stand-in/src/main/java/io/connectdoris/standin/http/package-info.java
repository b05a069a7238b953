/**
 * A small blocking HTTP/1.1 server on plain sockets, one thread per connection. It exists because Doris is told apart by things that
 * ready-made servers hide: when {@code 100 Continue} is sent, bodies that are never read, answers before the request is complete, and
 * connections that break at a chosen point.
 */
package io.connectdoris.standin.http;
