package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.value.DateTimes;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headers of a load ask for, after Doris' own checks of them. */
@SuppressWarnings("ArrayRecordComponent") // delimiters, compared by nobody
public record LoadOptions(
        DorisVersion version,
        Format format,
        Optional<String> columns,
        List<String> hiddenColumns,
        Optional<String> sequenceColumn,
        MergeType mergeType,
        UpdateMode updateMode,
        boolean newKeysAreErrors,
        boolean strict,
        ZoneId zone,
        double maxFilterRatio,
        boolean stripOuterArray,
        boolean readByLine,
        boolean gzip,
        Optional<String> jsonPaths,
        byte[] columnSeparator,
        byte[] lineDelimiter,
        Optional<Byte> enclose,
        Optional<Byte> escape,
        boolean trimDoubleQuotes,
        boolean emptyFieldAsNull,
        int skipLines,
        Optional<String> where,
        boolean singleTablet,
        Optional<String> delete,
        Optional<String> jsonRoot,
        List<String> partitions,
        Optional<String> unsupported) {

    private static final Pattern LEADING_INT = Pattern.compile("[+-]?[0-9]+");

    /** The body's format. */
    public enum Format {
        CSV,
        HIVE_TEXT,
        JSON
    }

    /** What rows do. */
    enum MergeType {
        APPEND,
        DELETE,
        MERGE
    }

    /** Which columns of stored rows stay. */
    enum UpdateMode {
        UPSERT,
        UPDATE_FIXED_COLUMNS,
        UPDATE_FLEXIBLE_COLUMNS
    }

    /** Lines before 4.0 do not know these and so take no notice. */
    private static final Set<String> NEWER_HEADERS =
            Set.of("empty_field_as_null", "unique_key_update_mode", "partial_update_new_key_behavior");

    private static final ZoneId OLDER_DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private static final List<String> UNSUPPORTED_HEADERS = List.of("temporary_partitions", "negative", "group_commit");

    /**
     * @param sent a header's value by its name; empty values count as not sent
     * @param serverZone the variable {@code time_zone}
     */
    public static LoadOptions read(Function<String, Optional<String>> sent, ZoneId serverZone, DorisVersion version)
            throws LoadFailure {
        boolean older = !version.isAtLeast(DorisVersion.V4_0);
        Function<String, Optional<String>> header =
                name -> older && NEWER_HEADERS.contains(name) ? Optional.empty() : sent.apply(name);
        ZoneId defaultZone = older ? OLDER_DEFAULT_ZONE : serverZone;
        checkInt(header, "send_batch_parallelism");
        if (header.apply("partitions").isPresent()
                && header.apply("temporary_partitions").isPresent()) {
            throw LoadFailure.invalid("Can not specify both partitions and temporary partitions");
        }
        String formatName = header.apply("format")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .orElse("csv");
        return new LoadOptions(
                version,
                format(formatName),
                header.apply("columns"),
                header.apply("hidden_columns").map(LoadOptions::commaList).orElse(List.of()),
                header.apply("function_column.sequence_col"),
                mergeType(header),
                updateMode(header),
                newKeysAreErrors(header),
                strict(header),
                zone(header, defaultZone),
                ratio(header),
                isTrue(header, "strip_outer_array"),
                isByLine(header, version),
                isGzip(header, version),
                header.apply("jsonpaths"),
                Delimiters.read(
                        header.apply("column_separator").orElse(formatName.equals("hive_text") ? "\\x01" : "\t")),
                Delimiters.read(header.apply("line_delimiter").orElse("\n")),
                oneByte(header, "enclose"),
                oneByte(header, "escape"),
                isTrue(header, "trim_double_quotes"),
                isTrue(header, "empty_field_as_null"),
                skipLines(header, formatName),
                header.apply("where"),
                isTrue(header, "load_to_single_tablet"),
                header.apply("delete"),
                header.apply("json_root"),
                header.apply("partitions").map(LoadOptions::commaList).orElse(List.of()),
                unsupported(header, version));
    }

    /** The check that comes before the transaction begins. */
    public static void checkFormat(Function<String, Optional<String>> header, DorisVersion version) throws LoadFailure {
        String name = header.apply("format").orElse("csv");
        boolean packed = header.apply("compress_type").isPresent();
        if (packed && name.equalsIgnoreCase("json") && !version.isAtLeast(DorisVersion.V4_0)) {
            throw new LoadFailure("NOT_IMPLEMENTED_ERROR", "compress data of JSON format is not supported.");
        }
        switch (name.toLowerCase(Locale.ROOT)) {
            case "csv", "csv_with_names", "csv_with_names_and_types", "hive_text", "json" -> {}
            case "parquet", "orc", "arrow", "wal" ->
                throw new LoadFailure("NOT_IMPLEMENTED_ERROR", "stand-in: not supported: format " + name);
            default -> throw new LoadFailure("E-1101", "unknown data format, format=" + name);
        }
    }

    /** Leading digits are enough. */
    private static void checkInt(Function<String, Optional<String>> header, String name) throws LoadFailure {
        String text = header.apply(name).orElse("0").strip();
        Matcher digits = LEADING_INT.matcher(text);
        if (!digits.lookingAt()) {
            throw LoadFailure.invalid("Invalid format of '" + name + "': '" + text + "', stoi");
        }
        if (new BigInteger(digits.group()).bitLength() >= Integer.SIZE) {
            throw LoadFailure.invalid("'" + name + "' value out of range: '" + text + "', stoi");
        }
    }

    private static Optional<String> unsupported(Function<String, Optional<String>> header, DorisVersion version) {
        return UNSUPPORTED_HEADERS.stream()
                .filter(name -> header.apply(name)
                        .filter(value -> !value.equalsIgnoreCase("off_mode") && !value.equalsIgnoreCase("false"))
                        .isPresent())
                .findFirst()
                .or(() -> isGzip(header, version)
                        ? Optional.empty()
                        : header.apply("compress_type").map(type -> "compress_type"));
    }

    /** JSON by line and gz alone; of what else Doris can unpack nothing is known here. */
    private static boolean isGzip(Function<String, Optional<String>> header, DorisVersion version) {
        return header.apply("compress_type").filter("gz"::equalsIgnoreCase).isPresent()
                && header.apply("format").filter("json"::equalsIgnoreCase).isPresent()
                && isByLine(header, version);
    }

    private static Format format(String name) {
        return switch (name) {
            case "json" -> Format.JSON;
            case "hive_text" -> Format.HIVE_TEXT;
            default -> Format.CSV;
        };
    }

    private static MergeType mergeType(Function<String, Optional<String>> header) throws LoadFailure {
        String name = header.apply("merge_type").orElse("APPEND");
        MergeType type;
        try {
            type = MergeType.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw LoadFailure.invalid("Invalid merge type " + name);
        }
        boolean delete = header.apply("delete").isPresent();
        if (type == MergeType.MERGE && !delete) {
            throw LoadFailure.invalid("Excepted DELETE ON clause when merge type is MERGE.");
        }
        if (type != MergeType.MERGE && delete) {
            throw LoadFailure.invalid("Not support DELETE ON clause when merge type is not MERGE.");
        }
        return type;
    }

    private static UpdateMode updateMode(Function<String, Optional<String>> header) throws LoadFailure {
        Optional<String> named = header.apply("unique_key_update_mode");
        if (named.isEmpty()) {
            return isTrue(header, "partial_columns") ? UpdateMode.UPDATE_FIXED_COLUMNS : UpdateMode.UPSERT;
        }
        try {
            return UpdateMode.valueOf(named.get().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw LoadFailure.invalid("Invalid unique_key_partial_mode " + named.get()
                    + ", must be one of 'UPSERT', 'UPDATE_FIXED_COLUMNS' or 'UPDATE_FLEXIBLE_COLUMNS'");
        }
    }

    private static boolean newKeysAreErrors(Function<String, Optional<String>> header) throws LoadFailure {
        String behavior = header.apply("partial_update_new_key_behavior").orElse("APPEND");
        if (!behavior.equalsIgnoreCase("APPEND") && !behavior.equalsIgnoreCase("ERROR")) {
            throw LoadFailure.invalid(
                    "Invalid partial_update_new_key_behavior " + behavior + ", must be one of {'APPEND', 'ERROR'}");
        }
        return behavior.equalsIgnoreCase("ERROR");
    }

    private static boolean strict(Function<String, Optional<String>> header) throws LoadFailure {
        String strict = header.apply("strict_mode").orElse("false");
        if (!strict.equalsIgnoreCase("true") && !strict.equalsIgnoreCase("false")) {
            throw LoadFailure.invalid("Invalid strict mode format. Must be bool type");
        }
        return strict.equalsIgnoreCase("true");
    }

    private static ZoneId zone(Function<String, Optional<String>> header, ZoneId defaultZone) throws LoadFailure {
        String name =
                header.apply("timezone").or(() -> header.apply("time_zone")).orElse(defaultZone.getId());
        try {
            return DateTimes.zoneOf(name);
        } catch (DateTimeException e) {
            throw new LoadFailure(
                    "ANALYSIS_ERROR",
                    "TStatus: errCode = 2, detailMessage = Unknown or incorrect time zone: '" + name + "'");
        }
    }

    private static double ratio(Function<String, Optional<String>> header) {
        try {
            return Double.parseDouble(header.apply("max_filter_ratio").orElse("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static int skipLines(Function<String, Optional<String>> header, String format) throws LoadFailure {
        if (format.equals("csv_with_names")) {
            return 1;
        }
        if (format.equals("csv_with_names_and_types")) {
            return 2;
        }
        String text = header.apply("skip_lines").orElse("0");
        try {
            int lines = Integer.parseInt(text);
            if (lines >= 0) {
                return lines;
            }
        } catch (NumberFormatException e) {
            throw LoadFailure.invalid("Invalid format of 'skip_lines': '" + text + "', stoi");
        }
        throw LoadFailure.invalid("Invalid 'skip_lines': " + text);
    }

    private static Optional<Byte> oneByte(Function<String, Optional<String>> header, String name) throws LoadFailure {
        Optional<String> value = header.apply(name);
        if (value.isPresent() && value.get().length() != 1) {
            throw LoadFailure.invalid(name + " must be single-char, actually is " + value.get());
        }
        return value.map(text -> (byte) text.charAt(0));
    }

    private static boolean isTrue(Function<String, Optional<String>> header, String name) {
        return header.apply(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Lines before 4.0 take the body for one document unless told. */
    private static boolean isByLine(Function<String, Optional<String>> header, DorisVersion version) {
        boolean said = header.apply("read_json_by_line").isPresent()
                || header.apply("strip_outer_array").isPresent()
                || !version.isAtLeast(DorisVersion.V4_0);
        return !said || isTrue(header, "read_json_by_line");
    }

    boolean isOlder() {
        return !version.isAtLeast(DorisVersion.V4_0);
    }

    private static List<String> commaList(String text) {
        return Arrays.stream(text.replace(" ", "").split(","))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
