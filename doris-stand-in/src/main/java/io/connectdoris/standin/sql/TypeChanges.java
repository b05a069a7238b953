package io.connectdoris.standin.sql;

import static io.connectdoris.standin.catalog.DataType.Kind.BIGINT;
import static io.connectdoris.standin.catalog.DataType.Kind.CHAR;
import static io.connectdoris.standin.catalog.DataType.Kind.DATE;
import static io.connectdoris.standin.catalog.DataType.Kind.DATETIME;
import static io.connectdoris.standin.catalog.DataType.Kind.DECIMAL;
import static io.connectdoris.standin.catalog.DataType.Kind.DOUBLE;
import static io.connectdoris.standin.catalog.DataType.Kind.FLOAT;
import static io.connectdoris.standin.catalog.DataType.Kind.INT;
import static io.connectdoris.standin.catalog.DataType.Kind.JSON;
import static io.connectdoris.standin.catalog.DataType.Kind.LARGEINT;
import static io.connectdoris.standin.catalog.DataType.Kind.SMALLINT;
import static io.connectdoris.standin.catalog.DataType.Kind.STRING;
import static io.connectdoris.standin.catalog.DataType.Kind.TINYINT;
import static io.connectdoris.standin.catalog.DataType.Kind.VARCHAR;

import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Field;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types MODIFY COLUMN may turn into which. */
final class TypeChanges {

    private static final Map<Kind, Set<Kind>> ALLOWED = Map.ofEntries(
            Map.entry(TINYINT, Set.of(SMALLINT, INT, BIGINT, LARGEINT, FLOAT, DOUBLE, VARCHAR, STRING)),
            Map.entry(SMALLINT, Set.of(INT, BIGINT, LARGEINT, FLOAT, DOUBLE, VARCHAR, STRING)),
            Map.entry(INT, Set.of(BIGINT, LARGEINT, FLOAT, DOUBLE, VARCHAR, STRING)),
            Map.entry(BIGINT, Set.of(LARGEINT, FLOAT, DOUBLE, VARCHAR, STRING)),
            Map.entry(LARGEINT, Set.of(FLOAT, DOUBLE, VARCHAR, STRING)),
            Map.entry(FLOAT, Set.of(DOUBLE, VARCHAR, STRING)),
            Map.entry(DOUBLE, Set.of(VARCHAR, STRING)),
            Map.entry(CHAR, Set.of(TINYINT, SMALLINT, INT, BIGINT, LARGEINT, FLOAT, DOUBLE, VARCHAR, STRING, CHAR)),
            Map.entry(
                    VARCHAR,
                    Set.of(TINYINT, SMALLINT, INT, BIGINT, LARGEINT, FLOAT, DOUBLE, DATE, STRING, JSON, VARCHAR)),
            Map.entry(STRING, Set.of(JSON)),
            Map.entry(JSON, Set.of(STRING, VARCHAR)),
            Map.entry(DECIMAL, Set.of(DECIMAL, VARCHAR, STRING)),
            Map.entry(DATE, Set.of(DATETIME)),
            Map.entry(DATETIME, Set.of(DATE, DATETIME)));

    /** Digits and sign of the widest value, which a VARCHAR must hold. */
    private static final Map<Kind, Integer> WIDTH =
            Map.of(TINYINT, 4, SMALLINT, 6, INT, 11, BIGINT, 20, LARGEINT, 40, FLOAT, 12, DOUBLE, 20);

    private TypeChanges() {}

    static void check(DataType from, DataType to) throws DorisException {
        if (from.equals(to)) {
            return;
        }
        if (from.isNested() && from.kind() == to.kind()) {
            checkNested(from, to);
            return;
        }
        if (from.isText() && to.isText() && to.kind() != STRING && to.length() < from.length()) {
            requireAllowed(from, to);
            throw shortened(from, to);
        }
        checkKinds(from, to);
    }

    private static void requireAllowed(DataType from, DataType to) throws DorisException {
        if (!ALLOWED.getOrDefault(from.kind(), Set.of()).contains(to.kind())) {
            throw DorisException.of("Can not change " + from.primitiveName() + " to " + to.primitiveName());
        }
    }

    /** Whether one kind may become the other, and numbers fit their texts. */
    static void checkKinds(DataType from, DataType to) throws DorisException {
        requireAllowed(from, to);
        if (to.kind() == VARCHAR && from.kind() == DECIMAL && from.length() + 2 > to.length()) {
            throw tooNarrow(from, to);
        }
        if (to.kind() == VARCHAR && WIDTH.getOrDefault(from.kind(), 0) > to.length()) {
            throw tooNarrow(from, to);
        }
    }

    private static DorisException tooNarrow(DataType from, DataType to) {
        return DorisException.of(
                "Can not change from wider type " + from.internalText() + " to narrower type " + to.text());
    }

    private static DorisException shortened(DataType from, DataType to) {
        return DorisException.of(
                "Shorten type length is prohibited, srcType=" + from.text() + ", dstType=" + to.text());
    }

    private static void checkNested(DataType from, DataType to) throws DorisException {
        List<Field> before = from.fields();
        List<Field> after = to.fields();
        if (after.size() < before.size()) {
            throw DorisException.of("Cannot reduce struct fields from " + from.text() + " to " + to.text());
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).name().equals(after.get(i).name())) {
                throw DorisException.of("Cannot rename struct field from '"
                        + before.get(i).name() + "' to '" + after.get(i).name() + "'");
            }
            checkInside(before.get(i).type(), after.get(i).type());
        }
    }

    private static void checkInside(DataType from, DataType to) throws DorisException {
        if (from.equals(to)) {
            return;
        }
        if (from.isNested() && from.kind() == to.kind()) {
            checkNested(from, to);
        } else if (from.kind() == VARCHAR && to.kind() == VARCHAR) {
            if (to.length() < from.length()) {
                throw shortened(from, to);
            }
        } else {
            throw DorisException.of("Cannot change " + from.text() + " to " + to.text() + " in nested types");
        }
    }
}
