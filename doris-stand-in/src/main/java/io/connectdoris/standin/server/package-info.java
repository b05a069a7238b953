/** The FE and the BE as HTTP sees them. */
package io.connectdoris.standin.server;
