package io.connectdoris.standin.catalog;

import java.math.BigInteger;
import java.util.Optional;

/**
 * How a table decides which of two rows is newer. Either a hidden column of {@code type}, or the values of a mapped column, whose
 * slot does not change when it is renamed.
 */
public record Sequence(DataType type, Optional<Integer> mappedSlot) {

    private static final BigInteger LARGEINT_MIN = BigInteger.ONE.shiftLeft(127).negate();

    public boolean isMapped() {
        return mappedSlot.isPresent();
    }

    /** A value that compares; NULL ties with the type's minimum. */
    public Object parse(String text) {
        if (type.isDateLike()) {
            return text == null ? "" : text;
        }
        if (type.kind() == DataType.Kind.LARGEINT) {
            return text == null ? LARGEINT_MIN : new BigInteger(text);
        }
        return text == null ? minimum() : Long.valueOf(text);
    }

    private Long minimum() {
        return switch (type.kind()) {
            case TINYINT -> (long) Byte.MIN_VALUE;
            case SMALLINT -> (long) Short.MIN_VALUE;
            case INT -> (long) Integer.MIN_VALUE;
            default -> Long.MIN_VALUE;
        };
    }

    static boolean isOlder(Object candidate, Object stored) {
        if (candidate instanceof Long left && stored instanceof Long right) {
            return left < right;
        }
        if (candidate instanceof String left && stored instanceof String right) {
            return left.compareTo(right) < 0;
        }
        if (candidate instanceof BigInteger left && stored instanceof BigInteger right) {
            return left.compareTo(right) < 0;
        }
        return candidate == null && stored != null;
    }
}
