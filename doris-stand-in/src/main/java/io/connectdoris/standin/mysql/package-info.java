/**
 * The MySQL protocol as the FE speaks it, for people and tools that look at data: handshake 10, the text protocol, and what drivers ask
 * for when they connect.
 */
package io.connectdoris.standin.mysql;
