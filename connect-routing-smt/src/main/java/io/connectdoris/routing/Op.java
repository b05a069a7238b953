package io.connectdoris.routing;

/** What happened to a row or table, as Debezium has it. */
enum Op {
    READ("r", "read", "+I"),
    CREATE("c", "create", "+I"),
    UPDATE("u", "update", "+U"),
    DELETE("d", "delete", "-D"),
    TRUNCATE("t", "truncate", "truncate"),
    /** The record does not say; it is a row as it shall be from now on. */
    UNTOLD(null, null, null);

    private final String letter;
    private final String word;
    private final String sign;

    /** How an op is written into a column. */
    enum Style {
        LETTER,
        WORD,
        SIGN
    }

    Op(String letter, String word, String sign) {
        this.letter = letter;
        this.word = word;
        this.sign = sign;
    }

    /** By its letter; anything else is untold. */
    static Op of(Object letter) {
        if (letter instanceof String text && text.length() == 1) {
            return switch (text.charAt(0)) {
                case 'r' -> READ;
                case 'c' -> CREATE;
                case 'u' -> UPDATE;
                case 'd' -> DELETE;
                case 't' -> TRUNCATE;
                default -> UNTOLD;
            };
        }
        return UNTOLD;
    }

    String text(Style style) {
        return switch (style) {
            case LETTER -> letter;
            case WORD -> word;
            case SIGN -> sign;
        };
    }
}
