package io.connectdoris.standin.sql;

/** A LIKE pattern: {@code %}, {@code _} and backslash. */
record Like(String pattern) {

    static final Like ALL = new Like("%");

    static Like of(DorisSqlParser.LikeClauseContext clause) {
        return clause == null ? ALL : new Like(SqlTexts.literal(clause.pattern));
    }

    boolean matches(String text) {
        return matches(0, text, 0);
    }

    private boolean matches(int at, String text, int from) {
        if (at == pattern.length()) {
            return from == text.length();
        }
        char c = pattern.charAt(at);
        if (c == '%') {
            for (int i = from; i <= text.length(); i++) {
                if (matches(at + 1, text, i)) {
                    return true;
                }
            }
            return false;
        }
        int escape = c == '\\' && at + 1 < pattern.length() ? 1 : 0;
        boolean fits = from < text.length() && (c == '_' || pattern.charAt(at + escape) == text.charAt(from));
        return fits && matches(at + 1 + escape, text, from + 1);
    }
}
