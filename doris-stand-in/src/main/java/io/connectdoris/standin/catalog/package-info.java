/** What exists: databases, tables, columns, their names and types, and the rows each table holds. */
package io.connectdoris.standin.catalog;
