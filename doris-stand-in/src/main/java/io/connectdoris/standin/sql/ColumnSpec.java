package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Aggregation;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.Default;
import io.connectdoris.standin.catalog.DorisException;
import java.util.Locale;
import java.util.Optional;

/** A column as a statement writes it. */
record ColumnSpec(
        String name,
        DataType type,
        boolean keyWord,
        Optional<Aggregation> aggregation,
        Optional<Computed> computed,
        boolean nullable,
        Optional<Long> autoIncrement,
        Optional<Default> defaultValue,
        boolean defaultIsNull,
        Optional<String> onUpdate,
        String comment) {

    /** The expression of a generated column, parsed and as it was written. */
    record Computed(DorisSqlParser.ExpressionContext expression, String text) {

        static Computed of(DorisSqlParser.ExpressionContext expression) {
            return new Computed(expression, SqlTexts.source(expression));
        }
    }

    static ColumnSpec read(DorisSqlParser.ColumnDefContext context, DefinitionRules rules) throws DorisException {
        DataType type = Types.read(context.type, rules);
        boolean object = type.isObject();
        boolean empty = context.defaultValue() == null && type.kind() == Kind.BITMAP;
        Optional<Default> defaultValue =
                empty ? Optional.of(Default.constant("\0")) : defaultValue(context.defaultValue(), rules);
        return new ColumnSpec(
                SqlTexts.name(context.name),
                type,
                context.KEY() != null,
                aggregation(context.aggType),
                Optional.ofNullable(context.generatedAs).map(Computed::of),
                context.notNull == null && (!object || (context.nullable != null && !rules.isOlder())),
                autoIncrement(context),
                defaultValue,
                context.defaultValue() != null && context.defaultValue().NULL() != null,
                Optional.ofNullable(context.UPDATE())
                        .map(update -> "CURRENT_TIMESTAMP"
                                + (context.onUpdate == null ? "" : "(" + context.onUpdate.getText() + ")")),
                context.comment == null ? "" : rules.columnComment(context.comment));
    }

    /** What Doris checks whatever the table. */
    void check(DefinitionRules rules) throws DorisException {
        rules.names().checkColumn(name);
        Types.check(type);
        if (type.isObject() && nullable) {
            throw DorisException.of("complex type column must be not nullable, column:" + name);
        }
        DefaultChecks.check(this, rules.isOlder());
        if (computed.isPresent()) {
            checkComputed();
        }
    }

    private void checkComputed() throws DorisException {
        if (autoIncrement.isPresent()) {
            throw DorisException.of("Generated columns cannot be auto_increment.");
        }
        if (defaultValue.isPresent()) {
            throw DorisException.of("Generated columns cannot have default value.");
        }
        if (onUpdate.isPresent()) {
            throw DorisException.of("Generated columns cannot have on update default value.");
        }
    }

    private static Optional<Aggregation> aggregation(DorisSqlParser.AggregationContext context) throws DorisException {
        if (context == null) {
            return Optional.empty();
        }
        if (context.GENERIC() != null) {
            throw DorisException.unsupported("aggregation GENERIC");
        }
        return Optional.of(Aggregation.valueOf(context.getText().toUpperCase(Locale.ROOT)));
    }

    private static Optional<Long> autoIncrement(DorisSqlParser.ColumnDefContext context) {
        if (context.AUTO_INCREMENT() == null) {
            return Optional.empty();
        }
        return Optional.of(context.firstNumber == null ? 1L : Long.valueOf(context.firstNumber.getText()));
    }

    private static Optional<Default> defaultValue(DorisSqlParser.DefaultValueContext context, DefinitionRules rules)
            throws DorisException {
        if (context == null || context.NULL() != null) {
            return Optional.empty();
        }
        if (context.STRING() != null) {
            return Optional.of(
                    Default.literal(rules.defaultText(context.STRING().getSymbol())));
        }
        if (context.CURRENT_TIMESTAMP() != null) {
            int precision = context.precision == null ? 0 : Integer.parseInt(context.precision.getText());
            if (precision > 6) {
                throw DorisException.of("column's default value current_timestamp precision must be between 0 and 6");
            }
            return Optional.of(Default.currentTimestamp(precision));
        }
        if (context.CURRENT_DATE() != null) {
            return Optional.of(Default.currentDate());
        }
        if (context.BITMAP_EMPTY() != null) {
            return Optional.of(Default.constant("\0"));
        }
        if (context.PI() != null || context.E() != null) {
            return Optional.of(Default.constant(Double.toString(context.PI() != null ? Math.PI : Math.E)));
        }
        return Optional.of(Default.literal(context.getText()));
    }

    Column toColumn(boolean key, int slot) {
        return new Column(
                name,
                type,
                key,
                nullable,
                defaultValue,
                onUpdate,
                autoIncrement,
                aggregation,
                Optional.empty(),
                comment,
                slot);
    }
}
