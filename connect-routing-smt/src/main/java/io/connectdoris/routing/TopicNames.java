package io.connectdoris.routing;

/** Names that Kafka takes for topics: letters, digits, dots, underscores and hyphens of ASCII, at most 249. */
final class TopicNames {

    static final int MOST_CHARACTERS = 249;

    private TopicNames() {}

    /** {@code database.table}; a dot inside either would look like a border, so it is replaced as well. */
    static String of(String database, String table) {
        return legal(database).replace('.', '_') + "." + legal(table).replace('.', '_');
    }

    /** As Debezium does it: what a topic cannot have becomes an underscore. */
    static String legal(String name) {
        StringBuilder legal = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            legal.append(plain || c == '.' || c == '_' || c == '-' ? c : '_');
        }
        return legal.toString();
    }
}
