package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Field;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads column types and refuses what no table may hold. */
final class Types {

    private static final int MAX_CHAR = 255;
    private static final int MAX_DECIMAL = 76;
    private static final int MAX_PLAIN_DECIMAL = 38;
    private static final int VARBINARY_LENGTH = 2147483647;

    private static final int MAX_DEPTH = 9;
    private static final Set<Kind> NO_ELEMENTS =
            Set.of(Kind.JSON, Kind.VARIANT, Kind.BITMAP, Kind.HLL, Kind.QUANTILE_STATE);

    private Types() {}

    /** What no column may be, though a parser reads it. */
    static void check(DataType type) throws DorisException {
        if (type.depth() > MAX_DEPTH + 1) {
            throw DorisException.of("Type exceeds the maximum nesting depth of " + MAX_DEPTH + ":\n" + type.text());
        }
    }

    static DataType read(DorisSqlParser.DataTypeContext context, DefinitionRules rules) throws DorisException {
        if (context instanceof DorisSqlParser.ArrayTypeContext array) {
            return nested(Kind.ARRAY, List.of(new Field("", element("ARRAY", read(array.element, rules)))));
        }
        if (context instanceof DorisSqlParser.MapTypeContext map) {
            return nested(
                    Kind.MAP, List.of(new Field("", read(map.key, rules)), new Field("", read(map.value, rules))));
        }
        if (context instanceof DorisSqlParser.VariantTypeContext variant) {
            return variant(variant.variantFields().variantField(), rules);
        }
        if (context instanceof DorisSqlParser.StructTypeContext struct) {
            return struct(struct.structFields().structField(), rules);
        }
        return plain((DorisSqlParser.PlainTypeContext) context, rules);
    }

    private static DataType nested(Kind kind, List<Field> fields) {
        return new DataType(kind, 0, 0, fields);
    }

    private static DataType element(String outer, DataType element) throws DorisException {
        if (NO_ELEMENTS.contains(element.kind())) {
            throw DorisException.of(outer + " unsupported sub-type: " + element.text());
        }
        return element;
    }

    /** Paths whose types are fixed. */
    private static DataType variant(List<DorisSqlParser.VariantFieldContext> contexts, DefinitionRules rules)
            throws DorisException {
        List<Field> fields = new ArrayList<>();
        for (DorisSqlParser.VariantFieldContext field : contexts) {
            String matching =
                    field.matching == null ? "" : field.matching.getText().toUpperCase(Locale.ROOT) + " ";
            fields.add(new Field(matching + "'" + SqlTexts.literal(field.path) + "'", read(field.type, rules)));
        }
        return nested(Kind.VARIANT, fields);
    }

    private static DataType struct(List<DorisSqlParser.StructFieldContext> contexts, DefinitionRules rules)
            throws DorisException {
        List<Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DorisSqlParser.StructFieldContext field : contexts) {
            String name = SqlTexts.name(field.name).toLowerCase(Locale.ROOT);
            if (!seen.add(name) && !rules.isOlder()) {
                throw DorisException.of("Duplicate field name found: " + name);
            }
            fields.add(new Field(name, read(field.type, rules)));
        }
        DataType struct = nested(Kind.STRUCT, fields);
        if (seen.size() < fields.size()) {
            throw DorisException.of("Duplicate field name " + repeated(fields) + " in struct " + struct.text());
        }
        return struct;
    }

    private static String repeated(List<Field> fields) {
        Set<String> seen = new HashSet<>();
        return fields.stream()
                .map(Field::name)
                .filter(name -> !seen.add(name))
                .findFirst()
                .orElseThrow();
    }

    private static DataType plain(DorisSqlParser.PlainTypeContext context, DefinitionRules rules)
            throws DorisException {
        String word = context.base.getText().toUpperCase(Locale.ROOT);
        List<Integer> sizes = new ArrayList<>();
        for (var token : context.INTEGER_VALUE()) {
            sizes.add(size(token.getText()));
        }
        return switch (word) {
            case "INTEGER" -> DataType.of(Kind.INT);
            case "REAL" -> DataType.of(Kind.DOUBLE);
            case "TEXT" -> DataType.of(Kind.STRING);
            case "JSONB" -> DataType.of(Kind.JSON);
            case "DECIMAL", "DECIMALV3" -> decimal(sizes, rules);
            case "DECIMALV2" ->
                throw DorisException.of("Disable to create table with `DECIMAL` type columns,please use `DECIMALV3`.");
            case "DATEV1" ->
                throw DorisException.of("Disable to create table with `DATE` type columns, please use `DATEV2`.");
            case "DATEV2" -> DataType.of(Kind.DATE);
            case "DATETIME", "DATETIMEV1", "DATETIMEV2" -> scaled(Kind.DATETIME, sizes);
            case "TIMESTAMPTZ" -> scaled(Kind.TIMESTAMPTZ, sizes);
            case "TIME" -> throw DorisException.of("Time type is not supported for olap table");
            case "CHAR" -> sized(Kind.CHAR, sizes, 1, MAX_CHAR);
            case "VARCHAR" -> sized(Kind.VARCHAR, sizes, DataType.MAX_VARCHAR, DataType.MAX_VARCHAR);
            case "VARBINARY" -> DataType.sized(Kind.VARBINARY, VARBINARY_LENGTH, 0);
            case "AGG_STATE" -> throw DorisException.unsupported("type AGG_STATE");
            default -> DataType.of(Kind.valueOf(word));
        };
    }

    private static int size(String digits) throws DorisException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw DorisException.of("For input string: \"" + digits + "\"");
        }
    }

    private static DataType decimal(List<Integer> sizes, DefinitionRules rules) throws DorisException {
        int precision = sizes.isEmpty() ? MAX_PLAIN_DECIMAL : sizes.get(0);
        int scale = sizes.isEmpty() ? 9 : sizes.size() > 1 ? sizes.get(1) : 0;
        if (precision < 1 || precision > MAX_DECIMAL) {
            throw DorisException.of("precision should in (0, 76], but real precision is " + precision);
        }
        if (scale > precision) {
            throw DorisException.of("precision should not smaller than scale, but precision is " + precision
                    + " [, scale is " + scale + "]");
        }
        if (precision > MAX_PLAIN_DECIMAL && !rules.decimal256()) {
            throw DorisException.of("Column of type Decimal256 with precision " + precision + " in not supported.");
        }
        return DataType.sized(Kind.DECIMAL, precision, scale);
    }

    private static DataType scaled(Kind kind, List<Integer> sizes) throws DorisException {
        int scale = sizes.isEmpty() ? 0 : sizes.get(0);
        if (scale > 6) {
            throw DorisException.of("Scale of Datetime/Time must between 0 and 6. Scale was set to: " + scale);
        }
        return DataType.sized(kind, 0, scale);
    }

    private static DataType sized(Kind kind, List<Integer> sizes, int unset, int max) throws DorisException {
        int length = sizes.isEmpty() || sizes.get(0) == 0 ? unset : sizes.get(0);
        if (length > max) {
            throw DorisException.of(kind + " size must be <= " + max + ": " + length);
        }
        return DataType.sized(kind, length, 0);
    }
}
