package io.connectdoris.stack;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what handling modes do to the text of a value and not to the value: bytes as another text, intervals in ISO form, the Z
 * behind times of day.
 *
 * @param binary how the run's bytes arrive
 * @param opaque the columns whose values Debezium sends as the bytes of their text, for it does not know their type
 */
record ModeRendering(Binary binary, Set<String> opaque) implements CorpusComparison.Rendering {
    /** {@code binary.handling.mode}. */
    enum Binary {
        BASE64,
        BASE64_URL_SAFE,
        HEX;

        String base64(String text) {
            return switch (this) {
                case BASE64 -> text;
                case BASE64_URL_SAFE -> text.replace('-', '+').replace('_', '/');
                case HEX -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(text));
            };
        }
    }

    private static final Pattern TEXT_IN_A_LIST = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern INTERVAL =
            Pattern.compile("P(-?\\d+)Y(-?\\d+)M(-?\\d+)DT(-?\\d+)H(-?\\d+)M(-?\\d+(?:\\.\\d+)?)S");
    /** What the units of an interval are in microseconds: a month has 30.4375 days. */
    private static final long[] MICROSECONDS = {
        12 * 2_629_800_000_000L, 2_629_800_000_000L, 86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L
    };

    /** A text that the mode has not made stays as it is, so that it shows up as a difference. */
    @Override
    public String undo(SourceTable table, SourceColumn column, String text) {
        try {
            return undone(table, column, text);
        } catch (IllegalArgumentException notOfThisMode) {
            return text;
        }
    }

    private String undone(SourceTable table, SourceColumn column, String text) {
        if (opaque.contains(table.name() + "." + column.name())) {
            return new String(Base64.getDecoder().decode(binary.base64(text)), StandardCharsets.UTF_8);
        }
        if (column.kind() == CellKind.BYTES) {
            return binary.base64(text);
        }
        if (column.type().equals("time without time zone[]")) {
            return text.replace("Z\"", "\"");
        }
        if (column.type().equals("bytea[]")) {
            return TEXT_IN_A_LIST.matcher(text).replaceAll(item -> "\"" + binary.base64(item.group(1)) + "\"");
        }
        if (column.kind() == CellKind.TIME) {
            return text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        }
        return column.type().startsWith("interval") ? interval(text) : text;
    }

    private static String interval(String text) {
        Matcher matcher = INTERVAL.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < MICROSECONDS.length; i++) {
            sum = sum.add(new BigDecimal(matcher.group(i + 1)).multiply(BigDecimal.valueOf(MICROSECONDS[i])));
        }
        return sum.toPlainString();
    }
}
