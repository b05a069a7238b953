package io.connectdoris.standin.value;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.ValueRules;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The aggregations of AGGREGATE tables over printed values, and their order. SUM, MIN and MAX pass over NULL. */
public final class Folds implements ValueRules {

    @Override
    public String fold(Column column, String stored, String added) {
        DataType type = column.type();
        return switch (column.aggregation().orElseThrow()) {
            case REPLACE, QUANTILE_UNION -> added;
            case HLL_UNION, BITMAP_UNION -> Members.union(stored, added);
            case REPLACE_IF_NOT_NULL -> added == null ? stored : added;
            case SUM -> stored == null ? added : added == null ? stored : sum(type, stored, added);
            case MIN -> stored == null ? added : added == null || compare(type, stored, added) <= 0 ? stored : added;
            case MAX -> stored == null ? added : added == null || compare(type, stored, added) >= 0 ? stored : added;
        };
    }

    /** Integers wrap around in the width of their type. */
    private static String sum(DataType type, String stored, String added) {
        return switch (type.kind()) {
            case TINYINT -> Byte.toString(whole(stored, added).byteValue());
            case SMALLINT -> Short.toString(whole(stored, added).shortValue());
            case INT -> Integer.toString(whole(stored, added).intValue());
            case BIGINT -> Long.toString(whole(stored, added).longValue());
            case FLOAT -> Floats.print(Float.parseFloat(stored) + Float.parseFloat(added));
            case DOUBLE -> Floats.print(Double.parseDouble(stored) + Double.parseDouble(added));
            default -> new BigDecimal(stored).add(new BigDecimal(added)).toPlainString();
        };
    }

    private static BigInteger whole(String stored, String added) {
        return new BigInteger(stored).add(new BigInteger(added));
    }

    @Override
    public int compare(DataType type, String left, String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return switch (type.kind()) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, LARGEINT, DECIMAL ->
                new BigDecimal(left).compareTo(new BigDecimal(right));
            case FLOAT, DOUBLE -> Double.compare(Double.parseDouble(left), Double.parseDouble(right));
            default -> left.compareTo(right);
        };
    }
}
