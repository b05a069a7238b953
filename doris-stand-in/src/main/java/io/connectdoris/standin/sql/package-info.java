/** SQL: parsed with the grammar {@code DorisSql.g4}; definitions are changed here, queries are answered by an embedded engine. */
package io.connectdoris.standin.sql;
