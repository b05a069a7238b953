package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Index;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.catalog.Table.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Secondary indexes: read from a definition, checked, added and dropped. */
final class Indexes {

    private static final int MAX_NAME = 64;

    private Indexes() {}

    static List<Index> read(DorisSqlParser.IndexDefsContext context, List<Column> columns, Model model)
            throws DorisException {
        List<Index> indexes = new ArrayList<>();
        if (context == null) {
            return indexes;
        }
        Set<String> names = new HashSet<>();
        Set<List<Object>> covered = new HashSet<>();
        for (DorisSqlParser.IndexDefContext each : context.indexDef()) {
            Index index = read(each, columns, model);
            indexes.add(index);
            names.add(Column.folded(index.name()));
            covered.add(List.of(index.kind(), index.slots()));
        }
        if (names.size() < indexes.size()) {
            throw DorisException.of("index name must be unique.");
        }
        if (covered.size() < indexes.size()) {
            throw DorisException.of("same index columns have multiple same type index is not allowed.");
        }
        return indexes;
    }

    private static Index read(DorisSqlParser.IndexDefContext context, List<Column> columns, Model model)
            throws DorisException {
        return index(
                SqlTexts.name(context.name),
                SqlTexts.names(context.columns),
                context.kind,
                TableProperties.read(context.properties()),
                context.comment,
                columns,
                model);
    }

    private static Index index(
            String name,
            List<String> columnNames,
            Token kindToken,
            Map<String, String> given,
            Token comment,
            List<Column> columns,
            Model model)
            throws DorisException {
        String kind = kindToken == null ? "INVERTED" : kindToken.getText().toUpperCase(Locale.ROOT);
        if (kind.equals("INVERTED") && columnNames.size() != 1) {
            throw DorisException.of("INVERTED index can only apply to a single column.");
        }
        if (name.length() > MAX_NAME) {
            throw DorisException.of("index name too long, the index name length at most is 64.");
        }
        List<Integer> slots = new ArrayList<>();
        for (String columnName : columnNames) {
            Column column = columns.stream()
                    .filter(candidate -> candidate.isNamed(columnName))
                    .findFirst()
                    .orElseThrow(
                            () -> DorisException.of("Column does not exist in table. invalid column: " + columnName));
            check(name, kind, column, model);
            slots.add(column.slot());
        }
        return new Index(name, slots, kind, completed(kind, given), comment == null ? "" : SqlTexts.literal(comment));
    }

    private static void check(String name, String kind, Column column, Model model) throws DorisException {
        boolean indexable =
                switch (column.type().kind()) {
                    case JSON, MAP, STRUCT, BITMAP, HLL, QUANTILE_STATE, VARBINARY -> false;
                    default -> true;
                };
        if (!indexable) {
            throw DorisException.of(column.type().text().toUpperCase(Locale.ROOT) + " is not supported in " + kind
                    + " index. invalid index: " + name);
        }
        if (!column.key() && model == Model.AGGREGATE) {
            throw DorisException.of("index should only be used in columns of DUP_KEYS/UNIQUE_KEYS table or key columns"
                    + " of AGG_KEYS table. invalid index: " + name);
        }
        if (kind.equals("NGRAM_BF") && !column.type().isText()) {
            throw DorisException.of(column.type().text().toUpperCase(Locale.ROOT)
                    + " is not supported in ngram_bf index. invalid column: " + column.name());
        }
    }

    private static Map<String, String> completed(String kind, Map<String, String> given) {
        Map<String, String> properties = new HashMap<>(given);
        if (kind.equals("NGRAM_BF")) {
            properties.putIfAbsent("gram_size", "2");
            properties.putIfAbsent("bf_size", "256");
        }
        if (kind.equals("INVERTED") && properties.containsKey("parser")) {
            properties.putIfAbsent("lower_case", "true");
            properties.putIfAbsent("support_phrase", "true");
        }
        return properties;
    }

    static void create(Table table, DorisSqlParser.CreateIndexContext context) throws DorisException {
        Index index = index(
                SqlTexts.name(context.name),
                SqlTexts.names(context.columns),
                context.kind,
                TableProperties.read(context.properties()),
                context.comment,
                table.columns(),
                table.model());
        add(table, index, context.EXISTS() != null);
    }

    static void add(Table table, DorisSqlParser.IndexDefContext context) throws DorisException {
        add(table, read(context, table.columns(), table.model()), context.EXISTS() != null);
    }

    private static void add(Table table, Index index, boolean ifAbsent) throws DorisException {
        List<Index> indexes = new ArrayList<>(table.definition().indexes());
        if (indexes.stream().anyMatch(each -> each.name().equalsIgnoreCase(index.name()))) {
            if (ifAbsent) {
                return;
            }
            throw DorisException.of("index `" + index.name() + "` already exist.");
        }
        indexes.add(index);
        table.define(table.definition().withIndexes(indexes));
    }

    static void drop(Table table, String name, boolean ifPresent) throws DorisException {
        List<Index> indexes = new ArrayList<>(table.definition().indexes());
        boolean found = indexes.removeIf(each -> each.name().equalsIgnoreCase(name));
        if (!found && !ifPresent) {
            throw DorisException.of("index " + name + " does not exist");
        }
        table.define(table.definition().withIndexes(indexes));
    }
}
