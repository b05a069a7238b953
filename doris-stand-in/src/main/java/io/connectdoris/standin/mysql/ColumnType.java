package io.connectdoris.standin.mysql;

import io.connectdoris.standin.catalog.DataType;

/** How a column of Doris looks to a MySQL client, which chooses its own types by it. */
record ColumnType(int code, int charset, int length, int decimals) {

    private static final int BINARY = 63;
    private static final int UTF8 = 33;
    /** Floating-point numbers have no fixed number of decimals. */
    private static final int ANY_DECIMALS = 31;
    /** Whatever the column may hold. */
    private static final int TEXT_LENGTH = 255;

    static final int STRING = 0xfe;
    private static final int TINY = 0x01;
    private static final int SHORT = 0x02;
    private static final int LONG = 0x03;
    private static final int FLOAT = 0x04;
    private static final int DOUBLE = 0x05;
    private static final int LONGLONG = 0x08;
    private static final int DATE = 0x0a;
    private static final int DATETIME = 0x0c;
    private static final int JSON = 0xf5;
    private static final int DECIMAL = 0xf6;
    private static final int BLOB = 0xfc;

    static ColumnType of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> number(TINY, 1);
            case TINYINT -> number(TINY, 4);
            case SMALLINT -> number(SHORT, 6);
            case INT -> number(LONG, 11);
            case BIGINT -> number(LONGLONG, 20);
            case FLOAT -> new ColumnType(FLOAT, BINARY, 12, ANY_DECIMALS);
            case DOUBLE -> new ColumnType(DOUBLE, BINARY, 22, ANY_DECIMALS);
            case DECIMAL -> decimal(type);
            case DATE -> new ColumnType(DATE, BINARY, 10, 0);
            case DATETIME -> new ColumnType(DATETIME, BINARY, 19, type.scale());
            case STRING -> text(BLOB);
            case JSON, VARIANT -> text(JSON);
            default -> text(STRING);
        };
    }

    private static ColumnType number(int code, int length) {
        return new ColumnType(code, BINARY, length, 0);
    }

    /** The digits, a sign, and a point where there is one. */
    private static ColumnType decimal(DataType type) {
        return new ColumnType(DECIMAL, BINARY, type.length() + (type.scale() > 0 ? 2 : 1), type.scale());
    }

    private static ColumnType text(int code) {
        return new ColumnType(code, UTF8, TEXT_LENGTH, 0);
    }
}
