package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Sequence;
import io.connectdoris.standin.catalog.Table.Model;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sequence that the properties of a table ask for, checked. */
final class Sequences {

    private Sequences() {}

    static Optional<Sequence> read(
            Map<String, String> properties, List<Column> columns, Model model, DefinitionRules rules)
            throws DorisException {
        String mapped = properties.get("function_column.sequence_col");
        String typed = properties.get("function_column.sequence_type");
        if (mapped == null && typed == null) {
            return Optional.empty();
        }
        if (model != Model.UNIQUE) {
            throw DorisException.of("sequence column only support UNIQUE_KEYS");
        }
        if (mapped != null && typed != null) {
            throw DorisException.of("The sequence_col and sequence_type cannot be set at the same time");
        }
        if (typed != null) {
            return Optional.of(new Sequence(typeNamed(typed, rules), Optional.empty()));
        }
        Column column = columns.stream()
                .filter(candidate -> candidate.isNamed(mapped))
                .findFirst()
                .orElseThrow(() -> DorisException.of("The specified sequence column[" + mapped + "] not exists"));
        if (!column.type().isInteger() && !column.type().isDateLike()) {
            throw DorisException.of("Sequence type only support integer types and date types");
        }
        return Optional.of(new Sequence(column.type(), Optional.of(column.slot())));
    }

    /** The type named by {@code function_column.sequence_type}. */
    static DataType typeNamed(String text, DefinitionRules rules) throws DorisException {
        DorisSqlParser parser = new DorisSqlParser(SqlParser.tokens(text));
        parser.removeErrorListeners();
        DorisSqlParser.DataTypeContext context = parser.dataType();
        boolean plainWord = text.matches("\\w+");
        if (rules.isOlder() && (parser.getNumberOfSyntaxErrors() > 0 || !plainWord)) {
            throw DorisException.of(
                    "No enum constant org.apache.doris.catalog.PrimitiveType." + text.toUpperCase(Locale.ROOT));
        }
        if (parser.getNumberOfSyntaxErrors() > 0) {
            throw DorisException.of("\nmismatched input '" + text + "' expecting {...}(line 1, pos 0)\n");
        }
        DataType type = Types.read(context, rules);
        if (!type.isInteger() && !type.isDateLike()) {
            throw DorisException.of("sequence type only support integer types and date types");
        }
        return type;
    }

    /** The property names the column as the table does. */
    static Map<String, String> named(
            Map<String, String> properties, Optional<Sequence> sequence, List<Column> columns) {
        sequence.flatMap(Sequence::mappedSlot)
                .ifPresent(slot -> properties.put(
                        "function_column.sequence_col", columns.get(slot).name()));
        return properties;
    }
}
