package io.connectdoris.sink.route;

/**
 * The table that an event comes from, by the exact names of its {@code source} block.
 *
 * @param connector the source's logical name, which Debezium's topics start with
 * @param schema empty where the source has no schemas (MySQL, MariaDB)
 */
public record SourceTable(String connector, String database, String schema, String table) {

    /** The record does not say. */
    public static final SourceTable UNKNOWN = new SourceTable("", "", "", "");

    /** Whether a delete's row before may hold nothing but the key, as PostgreSQL's does by default. */
    public boolean mayTellKeyOnly() {
        return equals(UNKNOWN) || !schema.isEmpty();
    }

    /** The topic that Debezium chooses by default: characters that a topic cannot have are replaced. */
    String defaultTopic() {
        String name = connector + "." + (schema.isEmpty() ? database : schema) + "." + table;
        StringBuilder legal = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            legal.append(plain || c == '.' || c == '_' || c == '-' ? c : '_');
        }
        return legal.toString();
    }

    @Override
    public String toString() {
        return connector + ": " + database + "." + (schema.isEmpty() ? "" : schema + ".") + table;
    }
}
