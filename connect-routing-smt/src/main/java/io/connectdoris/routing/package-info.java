/** The transform that names the target table of a record, and adds to its rows, keys and headers what is known of their origin. */
package io.connectdoris.routing;
