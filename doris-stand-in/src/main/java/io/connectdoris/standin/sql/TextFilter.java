package io.connectdoris.standin.sql;

import java.util.List;

/** {@code LIKE 'x'}, or {@code WHERE name = 'x'} and {@code WHERE name IN ('x', 'y')}, of SHOW statements. */
record TextFilter(List<Like> alternatives) {

    static TextFilter of(DorisSqlParser.LikeClauseContext like, DorisSqlParser.TextFilterContext filter) {
        if (filter == null) {
            return new TextFilter(List.of(Like.of(like)));
        }
        return new TextFilter(filter.STRING().stream()
                .map(string -> SqlTexts.literal(string.getSymbol()))
                .map(text -> filter.LIKE() == null ? text.replaceAll("([\\\\%_])", "\\\\$1") : text)
                .map(Like::new)
                .toList());
    }

    boolean matches(String text) {
        return alternatives.stream().anyMatch(like -> like.matches(text));
    }
}
