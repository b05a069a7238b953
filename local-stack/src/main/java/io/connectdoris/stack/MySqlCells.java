package io.connectdoris.stack;

/** How the cells of each type of MySQL and MariaDB are read, as text that the server writes. */
final class MySqlCells {
    private MySqlCells() {}

    static SourceColumn column(String name, String type) {
        String column = SqlDialect.MYSQL.quote(name);
        String text = "CAST(" + column + " AS CHAR)";
        return switch (SqlDialect.firstWord(type)) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "year" ->
                new SourceColumn(name, type, CellKind.NUMBER, text);
            case "bit" -> new SourceColumn(name, type, CellKind.NUMBER, "CAST(" + column + " + 0 AS CHAR)");
            // As text a FLOAT has six digits only.
            case "float" ->
                new SourceColumn(name, type, CellKind.FLOAT, "CAST(CAST(" + column + " AS DOUBLE) AS CHAR)");
            case "double" -> new SourceColumn(name, type, CellKind.DOUBLE, text);
            case "datetime", "timestamp" -> new SourceColumn(name, type, CellKind.TIMESTAMP, text);
            case "time" -> new SourceColumn(name, type, CellKind.TIME, text);
            case "json" -> new SourceColumn(name, type, CellKind.JSON, text);
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" ->
                new SourceColumn(name, type, CellKind.BYTES, "TO_BASE64(" + column + ")");
            case "vector" -> new SourceColumn(name, type, CellKind.FLOATS, "CONCAT('0x', HEX(" + column + "))");
            case "geometry",
                    "point",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geomcollection",
                    "geometrycollection" -> new SourceColumn(name, type, CellKind.GEOMETRY, geometry(column));
            default -> new SourceColumn(name, type, CellKind.TEXT, text);
        };
    }

    /** WKB as it is stored, and the number of its reference system; in MySQL's own order some systems have y first. */
    private static String geometry(String column) {
        return "CONCAT('{\"wkb\":\"', REPLACE(TO_BASE64(SUBSTRING(CAST(" + column + " AS BINARY), 5)), '\\n', ''),"
                + " '\",\"srid\":', ST_SRID(" + column + "), '}')";
    }
}
