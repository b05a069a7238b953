package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DorisException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** BITMAP and HLL columns, which a body cannot bring as they are: a function makes their values. */
final class ObjectColumns {

    private static final Pattern CALL = Pattern.compile("\\s*`?(\\w+)`?\\s*\\(");
    private static final List<String> NO_BITMAPS = List.of(
            "bitmap_count",
            "bitmap_contains",
            "bitmap_has_any",
            "bitmap_has_all",
            "bitmap_min",
            "bitmap_max",
            "bitmap_to_string",
            "bitmap_to_base64",
            "bitmap_to_array");

    private ObjectColumns() {}

    static void check(List<LoadPlan.Source> sources) throws DorisException {
        for (LoadPlan.Source source : sources) {
            DataType.Kind kind =
                    source.column().map(Column::type).map(DataType::kind).orElse(null);
            String function =
                    source.expression().flatMap(ObjectColumns::function).orElse("");
            if (kind == DataType.Kind.BITMAP && !givesBitmap(function)) {
                throw DorisException.of(
                        "bitmap column " + source.name() + " require the function return type is BITMAP");
            }
            if (kind == DataType.Kind.HLL && !function.equals("hll_hash") && !function.equals("hll_empty")) {
                throw DorisException.of(
                        "HLL column must use hll_hash function, like " + source.name() + "=hll_hash(xxx)");
            }
        }
    }

    private static Optional<String> function(String expression) {
        Matcher call = CALL.matcher(expression);
        return call.lookingAt() ? Optional.of(call.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static boolean givesBitmap(String function) {
        return function.equals("to_bitmap") || (function.startsWith("bitmap_") && !NO_BITMAPS.contains(function));
    }
}
