/** The transform that names the target table of a record. */
package io.connectdoris.routing;
