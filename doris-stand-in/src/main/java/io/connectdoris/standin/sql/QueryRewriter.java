package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;

/**
 * Doris' SQL for the query engine, token by token: names as they are stored, strings with standard quotes, and the few functions and
 * variables that only Doris has. Finds the tables that the query reads on the way.
 */
final class QueryRewriter {

    /** A table that exists and is named in the query. */
    record TableName(Database database, Table table) {}

    /** What stands for some tokens. */
    private record Replacement(String text, int tokens) {}

    private static final Set<String> ARITHMETIC = Set.of("+", "-", "*", "/", "%");
    private static final Set<String> COMPARISONS = Set.of("=", "<", ">", "!");
    private static final Set<String> ORDER_BOUNDARIES = Set.of("BY", ",", "ASC", "DESC", "LIMIT", "NULLS", ")", ";");

    private final Catalog catalog;
    private final String currentDatabase;
    private final String source;
    private final List<Token> tokens;
    private final Set<TableName> tables = new LinkedHashSet<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Map<String, DataType> types = new HashMap<>();
    private final BitSet ordering = new BitSet();
    private final ZoneId zone;
    private boolean textFields;
    private boolean informationSchema;

    /** An expression over fields that are texts. */
    static QueryRewriter ofExpression(Catalog catalog, String expression, List<String> fields, ZoneId zone) {
        QueryRewriter rewriter = new QueryRewriter(catalog, "", expression, zone);
        rewriter.textFields = true;
        fields.forEach(field -> rewriter.columns.put(Column.folded(field), field));
        return rewriter;
    }

    QueryRewriter(Catalog catalog, String currentDatabase, String sql, ZoneId zone) {
        this.zone = zone;
        this.catalog = catalog;
        this.currentDatabase = currentDatabase;
        this.source = sql;
        this.tokens = SqlParser.visibleTokens(sql);
        findTables();
        findOrderings();
    }

    Set<TableName> tables() {
        return tables;
    }

    boolean readsInformationSchema() {
        return informationSchema;
    }

    private void findTables() {
        for (int i = 0; i < tokens.size(); i++) {
            if (!isName(i)) {
                continue;
            }
            String name = name(i);
            boolean qualified = isDot(i + 1) && isName(i + 2);
            Optional<Database> database = qualified ? catalog.database(name) : Optional.empty();
            if (database.isPresent()) {
                database.get().table(name(i + 2)).ifPresent(table -> found(database.get(), table));
            } else if (qualified && name.equalsIgnoreCase("information_schema")) {
                foundInformationSchema(name(i + 2));
            } else if (currentDatabase.equals("information_schema")) {
                foundInformationSchema(name);
            } else {
                catalog.database(currentDatabase)
                        .ifPresent(current -> current.table(name).ifPresent(table -> found(current, table)));
            }
        }
    }

    private void found(Database database, Table table) {
        tables.add(new TableName(database, table));
        table.columns().forEach(column -> {
            columns.put(Column.folded(column.name()), column.name());
            types.put(Column.folded(column.name()), column.type());
        });
        columns.put(Column.folded(Column.DELETE_SIGN), Column.DELETE_SIGN);
        columns.put(Column.folded(Column.SEQUENCE), Column.SEQUENCE);
        columns.put(Column.folded(Column.VERSION), Column.VERSION);
        columns.put(Column.folded(Column.SKIP_BITMAP), Column.SKIP_BITMAP);
    }

    private void foundInformationSchema(String view) {
        List<String> names = InformationSchema.VIEWS.get(view.toLowerCase(Locale.ROOT));
        if (names != null) {
            informationSchema = true;
            names.forEach(column -> columns.put(Column.folded(column), column));
        }
    }

    /** Doris' text for the first table after FROM or JOIN that is not there. */
    Optional<String> missingTable() {
        for (int i = 1; i < tokens.size(); i++) {
            String before = tokens.get(i - 1).getText();
            if (isName(i) && (before.equalsIgnoreCase("from") || before.equalsIgnoreCase("join"))) {
                boolean qualified = isDot(i + 1) && isName(i + 2);
                String database = qualified ? name(i) : currentDatabase;
                String table = qualified ? name(i + 2) : name(i);
                if (!catalog.exists(database)) {
                    return Optional.of("Database [" + database + "] does not exist.");
                }
                if (catalog.database(database)
                        .flatMap(found -> found.table(table))
                        .isEmpty()) {
                    Token at = tokens.get(i);
                    return Optional.of("Table [" + table + "] does not exist in database [" + database + "].(line "
                            + at.getLine() + ", pos " + at.getCharPositionInLine() + ")");
                }
            }
        }
        return Optional.empty();
    }

    /** Marks what stands in ORDER BY. */
    private void findOrderings() {
        int depth = 0;
        int orderedAt = -1;
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).getText();
            depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (text.equalsIgnoreCase("order")) {
                orderedAt = depth;
            } else if (depth < orderedAt || (depth == orderedAt && text.equalsIgnoreCase("limit"))) {
                orderedAt = -1;
            }
            ordering.set(i, orderedAt >= 0);
        }
    }

    String text() throws DorisException {
        return text(0, tokens.size());
    }

    /** Tokens that touched each other still do, so that operators of two characters survive. */
    private String text(int from, int to) throws DorisException {
        StringBuilder out = new StringBuilder();
        int end = -1;
        int next = from;
        while (next < to) {
            int i = next;
            Token token = tokens.get(i);
            int skip = skipped(i);
            if (skip == 0) {
                Optional<Replacement> replaced = replacement(i);
                out.append(token.getStartIndex() == end + 1 ? "" : " ")
                        .append(replaced.map(Replacement::text).orElseGet(() -> rewritten(i)));
                skip = replaced.map(Replacement::tokens).orElse(1);
            }
            next = i + skip;
            end = tokens.get(next - 1).getStopIndex();
        }
        return out.toString();
    }

    private Optional<Replacement> replacement(int i) throws DorisException {
        if (tokens.get(i).getText().equalsIgnoreCase("array_map")) {
            Optional<LambdaCall> call = LambdaCall.read(tokens, i);
            if (call.isPresent()) {
                return Optional.of(
                        new Replacement(lambda(call.get()), call.get().end() - i));
            }
        }
        return extreme(i).or(() -> function(i)).or(() -> nested(i));
    }

    private String lambda(LambdaCall call) throws DorisException {
        for (LambdaCall.Range array : call.arrays()) {
            if (!mayBeArray(array)) {
                throw DorisException.of("lambda argument must be array but is " + source(array));
            }
        }
        QueryRewriter body = ofExpression(catalog, source(call.body()), call.parameters(), zone);
        String parameters = call.parameters().stream().map(SelectEngine::quoted).collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(call.parameters().size(), "?"));
        StringBuilder out = new StringBuilder("PUBLIC.\"doris_arrayMap\"('")
                .append(("SELECT " + body.text() + LambdaFunctions.ELEMENTS.formatted(marks, parameters))
                        .replace("'", "''"))
                .append('\'');
        for (LambdaCall.Range array : call.arrays()) {
            out.append(", ").append(text(array.from(), array.to()));
        }
        return out.append(')').toString();
    }

    private String source(LambdaCall.Range range) {
        int from = tokens.get(range.from()).getStartIndex();
        int to = tokens.get(range.to() - 1).getStopIndex();
        return source.substring(source.offsetByCodePoints(0, from), source.offsetByCodePoints(0, to + 1));
    }

    /** False only for what certainly is none: a literal, a column of another type, an element that is no array itself. */
    private boolean mayBeArray(LambdaCall.Range range) {
        int last = range.to() - 1;
        boolean literal = last == range.from()
                && (isAt(last, DorisSqlParser.STRING)
                        || isAt(last, DorisSqlParser.INTEGER_VALUE)
                        || isAt(last, DorisSqlParser.DECIMAL_VALUE));
        int column = isDot(range.from() + 1) ? range.from() + 2 : range.from();
        DataType type = isName(column) ? types.get(Column.folded(name(column))) : null;
        if (literal || type == null) {
            return !literal;
        }
        if (column == last) {
            return type.kind() == DataType.Kind.ARRAY;
        }
        boolean element =
                tokens.get(column + 1).getText().equals("[") && !type.fields().isEmpty();
        return !element || type.fields().get(type.fields().size() - 1).type().kind() == DataType.Kind.ARRAY;
    }

    private boolean isAddress(int i) {
        DataType type = isName(i) ? types.get(Column.folded(name(i))) : null;
        return type != null && (type.kind() == DataType.Kind.IPV4 || type.kind() == DataType.Kind.IPV6);
    }

    /** MIN and MAX of an address, which is kept as a text whose order is another. */
    private Optional<Replacement> extreme(int i) {
        String name = tokens.get(i).getText().toUpperCase(Locale.ROOT);
        int column = isDot(i + 3) ? i + 4 : i + 2;
        boolean fits = (name.equals("MIN") || name.equals("MAX"))
                && isAt(i + 1, DorisSqlParser.LPAREN)
                && isAddress(column)
                && isAt(column + 1, DorisSqlParser.RPAREN);
        if (!fits) {
            return Optional.empty();
        }
        String qualifier = column == i + 2 ? "" : rewrittenName(i + 2) + ".";
        String extreme = name + "(PUBLIC.\"doris_ipOrder\"(" + qualifier + rewrittenName(column) + "))";
        return Optional.of(
                new Replacement(ordering.get(i) ? extreme : "PUBLIC.\"doris_ipOf\"(" + extreme + ")", column + 2 - i));
    }

    /** The catalog's name before a database is left out. */
    private int skipped(int i) {
        boolean catalogName = isName(i) && name(i).equalsIgnoreCase("internal") && isDot(i + 1);
        return catalogName ? 2 : 0;
    }

    private Optional<Replacement> function(int i) {
        boolean call = isAt(i + 1, DorisSqlParser.LPAREN) && isAt(i + 2, DorisSqlParser.RPAREN);
        String name = tokens.get(i).getText().toLowerCase(Locale.ROOT);
        if (call && name.equals("version")) {
            return Optional.of(new Replacement("'" + Variables.VERSION + "'", 3));
        }
        if (call && (name.equals("database") || name.equals("schema"))) {
            return Optional.of(new Replacement("'" + currentDatabase.replace("'", "''") + "'", 3));
        }
        if (name.equals("numbers")) {
            return numbers(i);
        }
        Optional<FunctionAliases.Alias> alias = FunctionAliases.find(name);
        boolean called = isAt(i + 1, DorisSqlParser.LPAREN) && !(i > 0 && isDot(i - 1));
        if (called && name.equals("if")) {
            return Optional.of(new Replacement("CASEWHEN(", 2));
        }
        if (called && Aggregates.ALL.containsKey(name)) {
            String engineName = Aggregates.engineName(Aggregates.ALL.get(name));
            return Optional.of(new Replacement("PUBLIC." + SelectEngine.quoted(engineName) + "(", 2));
        }
        if (alias.isEmpty() || !called) {
            return addressOrder(i);
        }
        String argument =
                alias.get().zoned() ? "'" + zone.getId() + "'" + (isAt(i + 2, DorisSqlParser.RPAREN) ? "" : ", ") : "";
        return Optional.of(
                new Replacement("PUBLIC." + SelectEngine.quoted(alias.get().engineName()) + "(" + argument, 2));
    }

    /** An address alone in ORDER BY. */
    private Optional<Replacement> addressOrder(int i) {
        int column = isDot(i + 1) ? i + 2 : i;
        boolean alone = ordering.get(i) && isAddress(column) && isOrderBoundary(i - 1) && isOrderBoundary(column + 1);
        if (!alone) {
            return Optional.empty();
        }
        String qualifier = column == i ? "" : rewrittenName(i) + ".";
        return Optional.of(
                new Replacement("PUBLIC.\"doris_ipOrder\"(" + qualifier + rewrittenName(column) + ")", column + 1 - i));
    }

    private boolean isOrderBoundary(int i) {
        return i >= tokens.size()
                || ORDER_BOUNDARIES.contains(tokens.get(i).getText().toUpperCase(Locale.ROOT));
    }

    /** The table function {@code numbers("number" = "5")}. */
    private Optional<Replacement> numbers(int i) {
        boolean fits = isAt(i + 1, DorisSqlParser.LPAREN)
                && isAt(i + 2, DorisSqlParser.STRING)
                && isAt(i + 3, DorisSqlParser.EQ)
                && isAt(i + 4, DorisSqlParser.STRING)
                && isAt(i + 5, DorisSqlParser.RPAREN)
                && SqlTexts.literal(tokens.get(i + 2)).equals("number");
        if (!fits) {
            return Optional.empty();
        }
        try {
            long count = Long.parseLong(SqlTexts.literal(tokens.get(i + 4)));
            return Optional.of(
                    new Replacement("(SELECT X AS \"number\" FROM SYSTEM_RANGE(0, " + (count - 1) + "))", 6));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A literal of ARRAY, MAP or STRUCT stays a text until it meets its column. */
    private Optional<Replacement> nested(int i) {
        String open = tokens.get(i).getText();
        boolean subscript =
                i > 0 && (isName(i - 1) || tokens.get(i - 1).getText().equals("]"));
        if (!open.equals("{") && (!open.equals("[") || subscript)) {
            return Optional.empty();
        }
        int depth = 0;
        for (int end = i; end < tokens.size(); end++) {
            String text = tokens.get(end).getText();
            depth += text.equals("{") || text.equals("[") ? 1 : text.equals("}") || text.equals("]") ? -1 : 0;
            if (depth == 0) {
                int from = tokens.get(i).getStartIndex();
                int to = tokens.get(end).getStopIndex();
                return Optional.of(new Replacement(
                        "'"
                                + source.substring(
                                                source.offsetByCodePoints(0, from),
                                                source.offsetByCodePoints(0, to + 1))
                                        .replace("'", "''")
                                + "'",
                        end - i + 1));
            }
        }
        return Optional.empty();
    }

    private boolean isAt(int i, int type) {
        return i < tokens.size() && tokens.get(i).getType() == type;
    }

    private String rewritten(int i) {
        Token token = tokens.get(i);
        return switch (token.getType()) {
            case DorisSqlParser.STRING -> "'" + SqlTexts.literal(token).replace("'", "''") + "'";
            default -> isName(i) ? rewrittenName(i) : token.getText();
        };
    }

    private String rewrittenName(int i) {
        String name = name(i);
        boolean call = i + 1 < tokens.size() && tokens.get(i + 1).getType() == DorisSqlParser.LPAREN;
        if (call && tokens.get(i).getType() != DorisSqlParser.BACKQUOTED) {
            return name;
        }
        if (informationSchema) {
            if (name.equalsIgnoreCase("information_schema")) {
                return SelectEngine.quoted(InformationSchema.SCHEMA);
            }
            if (InformationSchema.VIEWS.containsKey(name.toLowerCase(Locale.ROOT))) {
                boolean qualified = i > 0 && isDot(i - 1);
                return (qualified ? "" : SelectEngine.quoted(InformationSchema.SCHEMA) + ".")
                        + SelectEngine.quoted(name.toLowerCase(Locale.ROOT));
            }
        }
        if (tables.stream().anyMatch(found -> found.table().name().equals(name))
                || (isDot(i + 1) && catalog.database(name).isPresent())) {
            return SelectEngine.quoted(name);
        }
        String stored = columns.get(Column.folded(name));
        if (stored != null) {
            String column = SelectEngine.quoted(stored);
            return textFields && isNumber(i)
                    ? "PUBLIC." + SelectEngine.quoted("doris_number") + "(" + column + ")"
                    : column;
        }
        return tokens.get(i).getType() == DorisSqlParser.BACKQUOTED ? SelectEngine.quoted(name) : name;
    }

    /** Whether a field stands beside an arithmetic operator or is compared with a number. */
    private boolean isNumber(int i) {
        return isNumeric(i - 1, i - 2) || isNumeric(i + 1, i + 2);
    }

    private boolean isNumeric(int operator, int other) {
        if (operator < 0 || operator >= tokens.size()) {
            return false;
        }
        String text = tokens.get(operator).getText();
        if (ARITHMETIC.contains(text)) {
            return true;
        }
        // Operators of two characters are two tokens.
        boolean compares = COMPARISONS.contains(text);
        int beyond = other;
        while (compares
                && beyond >= 0
                && beyond < tokens.size()
                && COMPARISONS.contains(tokens.get(beyond).getText())) {
            beyond += other > operator ? 1 : -1;
        }
        return compares
                && beyond >= 0
                && (isAt(beyond, DorisSqlParser.INTEGER_VALUE)
                        || isAt(beyond, DorisSqlParser.DECIMAL_VALUE)
                        || isAt(beyond, DorisSqlParser.MINUS));
    }

    private boolean isName(int i) {
        return i < tokens.size() && SqlParser.isName(tokens.get(i));
    }

    private String name(int i) {
        return SqlTexts.name(tokens.get(i).getText());
    }

    private boolean isDot(int i) {
        return i < tokens.size() && tokens.get(i).getType() == DorisSqlParser.DOT;
    }
}
