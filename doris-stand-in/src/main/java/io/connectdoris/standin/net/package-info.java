/** Sockets that can go down and come up again. */
package io.connectdoris.standin.net;
