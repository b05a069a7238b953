/** Which Doris statement a source schema change becomes, and applying it safely. */
package io.connectdoris.ddl;
