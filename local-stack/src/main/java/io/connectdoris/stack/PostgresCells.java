package io.connectdoris.stack;

/** How the cells of each type of PostgreSQL are read, as text that the server writes. */
final class PostgresCells {
    private PostgresCells() {}

    static SourceColumn column(String name, String type) {
        String column = SqlDialect.POSTGRESQL.quote(name);
        if (type.endsWith("[]")) {
            CellKind element = kind(type.substring(0, type.length() - 2));
            return new SourceColumn(name, type, Cells.listsOf(element), "to_json(" + column + ")::text");
        }
        return new SourceColumn(name, type, kind(type), expression(type, column));
    }

    private static CellKind kind(String type) {
        return switch (SqlDialect.firstWord(type)) {
            case "smallint", "integer", "bigint", "oid", "numeric", "boolean", "money", "interval" -> CellKind.NUMBER;
            case "bit" -> hasNumber(type) ? CellKind.NUMBER : CellKind.TEXT;
            case "real" -> CellKind.FLOAT;
            case "double" -> CellKind.DOUBLE;
            case "timestamp" -> CellKind.TIMESTAMP;
            case "time" -> type.contains("with time zone") ? CellKind.TIME_WITH_ZONE : CellKind.TIME;
            case "json", "jsonb" -> CellKind.JSON;
            case "bytea" -> CellKind.BYTES;
            case "point" -> CellKind.GEOMETRY;
            default -> type.equals("hstore") || type.endsWith(".hstore") ? CellKind.JSON : CellKind.TEXT;
        };
    }

    private static String expression(String type, String column) {
        return switch (SqlDialect.firstWord(type)) {
            case "money" -> column + "::numeric::text";
            case "bit" -> hasNumber(type) ? "'0b' || " + column + "::text" : column + "::text";
            case "interval" -> microseconds(column);
            case "point" -> point(column);
            case "hstore", "corpus.hstore" -> "hstore_to_json(" + column + ")::text";
            // What a client is shown. The cast to text is another thing: it cuts blanks off char(n), adds /32 to an
            // inet.
            default -> "CASE WHEN " + column + " IS NOT NULL THEN format('%s', " + column + ") END";
        };
    }

    /** Bit strings are numbers as long as LARGEINT holds them. */
    private static boolean hasNumber(String type) {
        String length = type.replaceAll("\\D", "");
        return !length.isEmpty() && Integer.parseInt(length) < 128;
    }

    /** An interval as Debezium counts it: a month has 30.4375 days. */
    private static String microseconds(String column) {
        return ("((EXTRACT(year FROM c) * 12 + EXTRACT(month FROM c)) * 2629800000000"
                        + " + EXTRACT(day FROM c) * 86400000000 + EXTRACT(hour FROM c) * 3600000000"
                        + " + EXTRACT(minute FROM c) * 60000000 + EXTRACT(microsecond FROM c))::text")
                .replace("FROM c", "FROM " + column);
    }

    /** As big-endian WKB. */
    private static String point(String column) {
        return "CASE WHEN " + column
                + " IS NOT NULL THEN json_build_object('wkb', encode('\\x0000000001'::bytea || float8send(" + column
                + "[0]) || float8send(" + column + "[1]), 'base64'), 'srid', 0)::text END";
    }
}
