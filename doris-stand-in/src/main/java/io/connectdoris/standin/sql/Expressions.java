package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Analyses the expression of a generated column: which columns it reads, and how Doris prints it after adding its casts. */
final class Expressions {

    private static final Set<String> NO_SCALARS = Set.of(
            "any_value",
            "avg",
            "bitmap_union",
            "collect_list",
            "collect_set",
            "count",
            "explode",
            "group_concat",
            "grouping",
            "grouping_id",
            "hll_union_agg",
            "max",
            "min",
            "ndv",
            "stddev",
            "sum",
            "variance");

    private final String column;
    private final List<Column> columns;
    private final Set<String> read = new LinkedHashSet<>();

    /** @param column the generated column */
    Expressions(String column, List<Column> columns) {
        this.column = column;
        this.columns = List.copyOf(columns);
    }

    /** The names of columns that were read, as the table writes them. */
    Set<String> read() {
        return read;
    }

    Typed analyse(DorisSqlParser.ExpressionContext context) throws DorisException {
        if (context instanceof DorisSqlParser.PlainExpressionContext plain) {
            return primary(plain.primary());
        }
        if (context instanceof DorisSqlParser.SignedExpressionContext signed) {
            return signed(signed);
        }
        if (context instanceof DorisSqlParser.ArithmeticContext arithmetic) {
            return arithmetic(arithmetic);
        }
        if (context instanceof DorisSqlParser.BitwiseContext bitwise) {
            Typed left = analyse(bitwise.left);
            Typed right = analyse(bitwise.right);
            return pair(left, bitwise.operator.getText(), right, DataType.of(Kind.BIGINT));
        }
        if (context instanceof DorisSqlParser.ComparedContext compared) {
            Typed[] sides = alike(analyse(compared.left), analyse(compared.right));
            return pair(sides[0], operator(compared.comparison()), sides[1], DataType.of(Kind.BOOLEAN));
        }
        return condition(context);
    }

    private Typed condition(DorisSqlParser.ExpressionContext context) throws DorisException {
        if (context instanceof DorisSqlParser.MatchedContext matched) {
            String word = matched.operator.getText().toUpperCase(Locale.ROOT);
            return truth(negated(
                    matched.negated != null,
                    "(" + analyse(matched.left).text() + " " + word + " "
                            + analyse(matched.right).text() + ")"));
        }
        if (context instanceof DorisSqlParser.BetweenContext between) {
            String value = analyse(between.value).text();
            return truth(negated(
                    between.negated != null,
                    "((" + value + " >= " + analyse(between.low).text() + ") AND (" + value + " <= "
                            + analyse(between.high).text() + "))"));
        }
        if (context instanceof DorisSqlParser.InListContext in) {
            List<String> items = new ArrayList<>();
            for (DorisSqlParser.ExpressionContext item :
                    in.expression().subList(1, in.expression().size())) {
                items.add(analyse(item).text());
            }
            String word = in.negated == null ? " IN (" : " NOT IN (";
            return truth(analyse(in.value).text() + word + String.join(", ", items) + ")");
        }
        if (context instanceof DorisSqlParser.IsKindContext is) {
            String not = is.negated == null ? "" : "NOT ";
            return truth("(" + analyse(is.value).text() + " IS " + not
                    + is.kind.getText().toUpperCase(Locale.ROOT) + ")");
        }
        if (context instanceof DorisSqlParser.NegationContext negation) {
            return truth(negated(true, analyse(negation.expression()).text()));
        }
        DorisSqlParser.LogicalContext logical = (DorisSqlParser.LogicalContext) context;
        return truth("(" + analyse(logical.left).text() + " "
                + logical.operator.getText().toUpperCase(Locale.ROOT) + " "
                + analyse(logical.right).text() + ")");
    }

    private static Typed truth(String text) {
        return Typed.of(text, DataType.of(Kind.BOOLEAN), true);
    }

    private static String negated(boolean not, String text) {
        return not ? "(NOT " + text + ")" : text;
    }

    private Typed signed(DorisSqlParser.SignedExpressionContext signed) throws DorisException {
        Typed value = analyse(signed.expression());
        return switch (signed.sign.getType()) {
            case DorisSqlParser.PLUS -> value;
            case DorisSqlParser.MINUS ->
                value.literal()
                        ? Typed.literal("-" + value.text(), value.type().orElseThrow())
                        : new Typed("(0 - " + value.text() + ")", value.type(), value.nullable(), false);
            default -> new Typed("~" + value.text(), value.type(), value.nullable(), false);
        };
    }

    private Typed arithmetic(DorisSqlParser.ArithmeticContext context) throws DorisException {
        Typed left = analyse(context.left);
        Typed right = analyse(context.right);
        String operator = context.operator.getText().toUpperCase(Locale.ROOT);
        Optional<DataType> result = result(operator, left, right);
        if (result.isEmpty()) {
            return Typed.unknown("(" + left.text() + " " + operator + " " + right.text() + ")");
        }
        boolean exact = result.get().kind() == Kind.DECIMAL;
        return pair(
                exact ? left : left.castTo(result.get()),
                operator,
                exact ? right : right.castTo(result.get()),
                result.get());
    }

    private static Optional<DataType> result(String operator, Typed left, Typed right) {
        if (left.type().isEmpty() || right.type().isEmpty()) {
            return Optional.empty();
        }
        DataType wider = wider(left.type().get(), right.type().get());
        return Optional.of(
                switch (operator) {
                    case "/" -> wider.kind() == Kind.DECIMAL ? wider : DataType.of(Kind.DOUBLE);
                    case "DIV" -> DataType.of(Kind.BIGINT);
                    case "%" -> wider;
                    default -> promoted(wider);
                });
    }

    /** What holds the sum of two such numbers. */
    private static DataType promoted(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN, TINYINT -> DataType.of(Kind.SMALLINT);
            case SMALLINT -> DataType.of(Kind.INT);
            case INT -> DataType.of(Kind.BIGINT);
            case FLOAT -> DataType.of(Kind.DOUBLE);
            default -> type;
        };
    }

    private static DataType wider(DataType left, DataType right) {
        boolean numbers = isNumber(left) && isNumber(right);
        if (!numbers) {
            return DataType.of(Kind.DOUBLE);
        }
        return left.kind().compareTo(right.kind()) >= 0 ? left : right;
    }

    private static boolean isNumber(DataType type) {
        return type.kind().compareTo(Kind.DECIMAL) <= 0;
    }

    private static Typed[] alike(Typed left, Typed right) {
        boolean numbers = left.type().filter(Expressions::isNumber).isPresent()
                && right.type().filter(Expressions::isNumber).isPresent();
        if (!numbers) {
            return new Typed[] {left, right};
        }
        DataType wider = wider(left.type().orElseThrow(), right.type().orElseThrow());
        return new Typed[] {left.castTo(wider), right.castTo(wider)};
    }

    private static Typed pair(Typed left, String operator, Typed right, DataType type) {
        return Typed.of(
                "(" + left.text() + " " + operator + " " + right.text() + ")",
                type,
                left.nullable() || right.nullable());
    }

    private static String operator(DorisSqlParser.ComparisonContext context) {
        String text = context.getText();
        return text.equals("<>") ? "!=" : text;
    }

    private Typed primary(DorisSqlParser.PrimaryContext context) throws DorisException {
        if (context instanceof DorisSqlParser.ParenthesizedContext inner) {
            return analyse(inner.expression());
        }
        if (context instanceof DorisSqlParser.ColumnReferenceContext reference) {
            return column(reference.multipart());
        }
        if (context instanceof DorisSqlParser.FunctionCallContext function) {
            return call(function.call());
        }
        if (context instanceof DorisSqlParser.SubqueryContext) {
            throw DorisException.of("Generated column does not support subquery.");
        }
        if (context instanceof DorisSqlParser.VariableReferenceContext) {
            throw DorisException.of("Generated column expression cannot contain variable.");
        }
        if (context instanceof DorisSqlParser.CastExpressionContext cast) {
            DataType type = Types.read(cast.dataType(), DefinitionRules.PLAIN);
            return Typed.of(
                    "CAST(" + analyse(cast.expression()).text() + " AS " + type.internalText() + ")", type, true);
        }
        if (context instanceof DorisSqlParser.CaseExpressionContext chosen) {
            return chosen(chosen);
        }
        return literal(context);
    }

    private static Typed literal(DorisSqlParser.PrimaryContext context) {
        if (context instanceof DorisSqlParser.TextLiteralContext text) {
            String value = SqlTexts.literal(text.STRING().getSymbol());
            return Typed.literal("'" + value.replace("'", "''") + "'", DataType.sized(Kind.VARCHAR, value.length(), 0));
        }
        if (context instanceof DorisSqlParser.NumberLiteralContext number) {
            return number(number);
        }
        if (context instanceof DorisSqlParser.BooleanLiteralContext) {
            return Typed.literal(context.getText().toUpperCase(Locale.ROOT), DataType.of(Kind.BOOLEAN));
        }
        return Typed.unknown("NULL");
    }

    private static Typed number(DorisSqlParser.NumberLiteralContext context) {
        String text = context.getText();
        if (context.INTEGER_VALUE() == null) {
            int point = text.indexOf('.');
            int scale = point < 0 ? 0 : text.length() - point - 1;
            return Typed.literal(text, DataType.sized(Kind.DECIMAL, Math.max(1, text.length() - 1), scale));
        }
        int bits = new java.math.BigInteger(text).bitLength();
        Kind kind = bits < 8 ? Kind.TINYINT : bits < 16 ? Kind.SMALLINT : bits < 32 ? Kind.INT : Kind.BIGINT;
        return Typed.literal(text, DataType.of(bits < 64 ? kind : Kind.LARGEINT));
    }

    private Typed column(DorisSqlParser.MultipartContext context) throws DorisException {
        String name = Resolver.last(context);
        Column found = columns.stream()
                .filter(candidate -> candidate.isNamed(name))
                .findFirst()
                .orElseThrow(() -> DorisException.of("Unknown column '" + name + "' in 'generated column function'"));
        if (found.autoIncrement().isPresent()) {
            throw DorisException.of("Generated column '" + column + "' cannot refer to auto-increment column.");
        }
        read.add(found.name());
        return Typed.of('`' + found.name() + '`', found.type(), found.nullable());
    }

    private Typed call(DorisSqlParser.CallContext context) throws DorisException {
        String name = SqlTexts.name(context.name.getText()).toLowerCase(Locale.ROOT);
        List<String> arguments = new ArrayList<>();
        for (DorisSqlParser.ExpressionContext argument : context.arguments) {
            arguments.add(analyse(argument).text());
        }
        if (NO_SCALARS.contains(name)) {
            throw DorisException.of(
                    "Expression of generated column '" + column + "' contains a disallowed function:'" + name + "'");
        }
        return Typed.unknown(name + arguments.stream().collect(Collectors.joining(", ", "(", ")")));
    }

    private Typed chosen(DorisSqlParser.CaseExpressionContext context) throws DorisException {
        StringBuilder out = new StringBuilder("CASE");
        if (context.value != null) {
            out.append(' ').append(analyse(context.value).text());
        }
        for (int i = 0; i < context.condition.size(); i++) {
            out.append(" WHEN ").append(analyse(context.condition.get(i)).text());
            out.append(" THEN ").append(analyse(context.result.get(i)).text());
        }
        if (context.otherwise != null) {
            out.append(" ELSE ").append(analyse(context.otherwise).text());
        }
        return Typed.unknown(out.append(" END").toString());
    }
}
