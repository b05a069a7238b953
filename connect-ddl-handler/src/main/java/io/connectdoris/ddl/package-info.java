/**
 * What a source schema change becomes in Doris, and applying it safely: {@link io.connectdoris.ddl.SchemaApplier} makes the
 * live table what it should be and takes "already so" for success.
 */
package io.connectdoris.ddl;
