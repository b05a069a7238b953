package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * The query of a view over tables, token by token: stars are spelled out and every name is qualified, as Doris keeps it. Queries inside
 * queries are refused.
 */
final class ViewQuery {

    /** A table that the query reads; {@code qualifier} is what stands before its columns. */
    private record Source(Table table, String qualifier) {}

    /** What stands for a part of the select list: a text, and the column that it gives if it is one. */
    private record Item(String text, Optional<Column> column, String name) {}

    private static final Set<String> AFTER_SOURCES = Set.of(
            "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "ON", "USING", "JOIN", "INNER", "LEFT", "RIGHT", "FULL",
            "CROSS", "OUTER");

    private final String text;
    private final String database;
    private final Resolver resolver;
    private final List<Token> tokens;
    private final List<Source> sources = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();

    private ViewQuery(String text, String database, Resolver resolver) {
        this.text = text;
        this.database = database;
        this.resolver = resolver;
        this.tokens = SqlParser.visibleTokens(text);
    }

    static ViewQuery read(String text, String database, Resolver resolver) throws DorisException {
        ViewQuery query = new ViewQuery(text, database, resolver);
        query.refuseNested();
        int from = query.indexOf("FROM", 0);
        if (from < 0) {
            throw DorisException.unsupported("a view without FROM");
        }
        query.findSources(from + 1);
        query.selectList(1, from);
        query.rest(from);
        return query;
    }

    private void refuseNested() throws DorisException {
        for (int i = 1; i < tokens.size(); i++) {
            if (is(i, "SELECT") || is(i, "UNION") || is(i, "WITH") || is(i, "OVER")) {
                throw DorisException.unsupported("a view with " + tokens.get(i).getText());
            }
        }
        if (!is(0, "SELECT")) {
            throw DorisException.unsupported(
                    "a view that starts with " + tokens.get(0).getText());
        }
    }

    private int indexOf(String word, int start) {
        for (int i = start; i < tokens.size(); i++) {
            if (is(i, word)) {
                return i;
            }
        }
        return -1;
    }

    private boolean is(int i, String word) {
        return i < tokens.size() && tokens.get(i).getText().equalsIgnoreCase(word);
    }

    private boolean isName(int i) {
        return i < tokens.size() && SqlParser.isName(tokens.get(i));
    }

    private String name(int i) {
        return SqlTexts.name(tokens.get(i).getText());
    }

    private void findSources(int start) throws DorisException {
        boolean expected = true;
        for (int i = start; i < tokens.size(); i++) {
            boolean introduces = is(i, ",") || is(i, "JOIN");
            if (expected && isName(i)) {
                i = source(i);
            }
            expected = introduces && !afterSources(i);
            if (is(i, "WHERE") || is(i, "GROUP") || is(i, "ORDER")) {
                return;
            }
        }
    }

    private boolean afterSources(int i) {
        return is(i, "WHERE") || is(i, "GROUP") || is(i, "ORDER");
    }

    /** @return the last token of the table and its alias */
    private int source(int i) throws DorisException {
        boolean qualified = is(i + 1, ".");
        int last = qualified ? i + 2 : i;
        String databaseName = qualified ? name(i) : database;
        String tableName = name(last);
        Table table = resolver.database(databaseName)
                .table(tableName)
                .orElseThrow(() -> DorisException.of(
                        "Table [" + tableName + "] does not exist in database [" + databaseName + "]."));
        int alias = is(last + 1, "AS") ? last + 2 : last + 1;
        boolean aliased = isName(alias)
                && !AFTER_SOURCES.contains(tokens.get(alias).getText().toUpperCase(Locale.ROOT));
        sources.add(new Source(
                table, aliased ? '`' + name(alias) + '`' : "`internal`.`" + databaseName + "`.`" + tableName + '`'));
        return aliased ? alias : last;
    }

    private void selectList(int start, int end) throws DorisException {
        int depth = 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            depth += is(i, "(") ? 1 : is(i, ")") ? -1 : 0;
            if (i == end || (depth == 0 && is(i, ","))) {
                item(from, i);
                from = i + 1;
            }
        }
        printed.append(tokens.get(0).getText()).append(' ');
        printed.append(String.join(", ", items.stream().map(Item::text).toList()));
    }

    private void item(int from, int to) throws DorisException {
        if (to - from == 1 && is(from, "*")) {
            sources.forEach(this::star);
        } else if (to - from == 3 && is(from + 2, "*")) {
            star(source(name(from)));
        } else {
            expression(from, to);
        }
    }

    private void star(Source source) {
        for (Column column : source.table().columns()) {
            items.add(new Item(source.qualifier() + ".`" + column.name() + '`', Optional.of(column), column.name()));
        }
    }

    private Source source(String name) throws DorisException {
        return sources.stream()
                .filter(source -> source.qualifier().equals('`' + name + '`')
                        || source.qualifier().endsWith(".`" + name + '`'))
                .findFirst()
                .orElseThrow(() -> DorisException.of("Unknown table '" + name + "'"));
    }

    private void expression(int from, int to) throws DorisException {
        boolean as = to - from > 2 && is(to - 2, "AS");
        boolean bare = !as && to - from > 1 && isName(to - 1) && !is(to - 2, ".") && !is(to - 2, "(");
        int end = as ? to - 2 : bare ? to - 1 : to;
        Optional<Column> column =
                end - from == 1 || (end - from == 3 && is(from + 1, ".")) ? column(from, end) : Optional.empty();
        String expression = rewritten(from, end);
        String name = as || bare ? name(to - 1) : column.map(Column::name).orElse("");
        if (name.isEmpty()) {
            throw DorisException.unsupported("a view whose expression has no name: " + expression);
        }
        items.add(new Item(expression + (as || bare ? " AS `" + name + '`' : ""), column, name));
    }

    private Optional<Column> column(int from, int end) {
        String name = name(end - 1);
        return sources.stream()
                .filter(source -> end - from == 1 || source.qualifier().endsWith('`' + name(from) + '`'))
                .flatMap(source -> source.table().definition().column(name).stream())
                .findFirst();
    }

    private void rest(int from) {
        printed.append(' ').append(rewritten(from, tokens.size()));
    }

    /** The text of these tokens with names in full, and otherwise as it was written. */
    private String rewritten(int from, int to) {
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().toArray();
        int i = from;
        while (i < to) {
            int last = i;
            String replaced = tokens.get(i).getText();
            if (isName(i) && !is(i + 1, "(")) {
                last = is(i + 1, ".") && i + 2 < to ? i + 2 : i;
                replaced = inFull(i, last);
            }
            out.append(replaced);
            i = last + 1;
            if (i < to) {
                int gap = tokens.get(last).getStopIndex() + 1;
                out.append(new String(points, gap, tokens.get(i).getStartIndex() - gap));
            }
        }
        return out.toString();
    }

    private String inFull(int first, int last) {
        String name = name(last);
        for (Source source : sources) {
            boolean mine = first == last || source.qualifier().endsWith('`' + name(first) + '`');
            Optional<Column> column = source.table().definition().column(name);
            if (mine && column.isPresent()) {
                return source.qualifier() + ".`" + column.get().name() + '`';
            }
        }
        for (Source source : sources) {
            if (source.table().name().equals(name) && source.qualifier().contains("`.`")) {
                return source.qualifier();
            }
        }
        return text.substring(
                text.offsetByCodePoints(0, tokens.get(first).getStartIndex()),
                text.offsetByCodePoints(0, tokens.get(last).getStopIndex() + 1));
    }

    String printed() {
        return printed.toString();
    }

    /** Types of expressions are those that the engine finds. */
    List<Column> columns(SelectEngine engine, String currentDatabase) throws DorisException {
        List<SqlResult.Header> headers = engine.query(text, currentDatabase).headers();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            DataType type = item.column().isPresent()
                    ? item.column().get().type()
                    : type(headers.get(i).type());
            boolean nullable = item.column().map(Column::nullable).orElse(true);
            columns.add(Column.value(item.name(), type, nullable, Optional.empty(), ""));
        }
        return columns;
    }

    private static DataType type(String name) {
        return switch (name) {
            case "TINYINT", "SMALLINT", "INT", "BIGINT", "DOUBLE", "FLOAT", "DATE", "DATETIME" ->
                DataType.of(Kind.valueOf(name));
            case "DECIMAL" -> DataType.sized(Kind.DECIMAL, 38, 9);
            default -> DataType.sized(Kind.VARCHAR, DataType.MAX_VARCHAR, 0);
        };
    }
}
