package io.connectdoris.standin.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** CSV as Doris reads it: separators of any length, and {@code \N} for NULL. */
final class CsvReader {

    private final LoadOptions options;
    private final int fields;
    private final byte[] separator;
    private int toSkip;

    CsvReader(LoadOptions options, int fields) {
        this.options = options;
        this.fields = fields;
        this.separator = options.columnSeparator();
        this.toSkip = options.skipLines();
    }

    void read(Lines lines, Lines.Sink sink) throws IOException, LoadFailure {
        Lines.Sink skipping = (buffer, from, to) -> {
            if (toSkip > 0) {
                toSkip--;
            } else {
                sink.line(buffer, from, to);
            }
        };
        if (options.enclose().isPresent()) {
            readEnclosed(lines.all(), skipping);
        } else {
            lines.forEach(skipping);
        }
    }

    /** Line delimiters inside enclosed fields are data, so the body is cut field by field. */
    private void readEnclosed(byte[] body, Lines.Sink sink) throws LoadFailure {
        byte[] delimiter = options.lineDelimiter();
        int start = Lines.afterBom(body, 0, body.length);
        int at = start;
        boolean fieldStart = true;
        while (at < body.length) {
            if (fieldStart && body[at] == options.enclose().get()) {
                at = enclosedEnd(body, at, body.length);
                fieldStart = false;
            } else if (matches(body, at, body.length, delimiter)) {
                emit(sink, body, start, at);
                at += delimiter.length;
                start = at;
                fieldStart = true;
            } else if (matches(body, at, body.length, separator)) {
                at += separator.length;
                fieldStart = true;
            } else {
                at++;
                fieldStart = false;
            }
        }
        emit(sink, body, start, body.length);
    }

    private static void emit(Lines.Sink sink, byte[] body, int from, int to) throws LoadFailure {
        int end = to > from && body[to - 1] == '\r' ? to - 1 : to;
        if (end > from) {
            sink.line(body, from, end);
        }
    }

    /** Just after the closing enclose byte, which is one that a separator or the end follows. */
    private int enclosedEnd(byte[] bytes, int from, int to) {
        byte enclose = options.enclose().orElseThrow();
        int at = from + 1;
        while (at < to) {
            boolean isEnclose = bytes[at] == enclose;
            if (options.escape().isPresent() && isEscape(bytes, at, to, enclose)) {
                at += 2;
            } else if (isEnclose && endsField(bytes, at + 1, to)) {
                return at + 1;
            } else {
                at++;
            }
        }
        return to;
    }

    private boolean isEscape(byte[] bytes, int at, int to, byte enclose) {
        byte escape = options.escape().orElseThrow();
        boolean doubled = bytes[at] == enclose && at + 1 < to && bytes[at + 1] == enclose;
        return doubled || (escape != enclose && bytes[at] == escape && at + 1 < to);
    }

    private boolean endsField(byte[] bytes, int at, int to) {
        return at == to
                || matches(bytes, at, to, separator)
                || matches(bytes, at, to, options.lineDelimiter())
                || (bytes[at] == '\r' && matches(bytes, at + 1, to, options.lineDelimiter()));
    }

    private static boolean matches(byte[] bytes, int at, int to, byte[] wanted) {
        return at + wanted.length <= to && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }

    void split(byte[] line, int from, int to, Cells cells) throws BadRow {
        if (!Utf8.isValid(line, from, to)) {
            throw new BadRow(
                    options.isOlder()
                            ? "Unable to display, only support csv data in utf8 codec"
                            : "Invalid file encoding: all CSV files must be UTF-8 encoded");
        }
        cells.reset(line);
        int field = 0;
        int at = from;
        while (true) {
            int end = fieldEnd(line, at, to);
            if (field < fields) {
                set(line, at, end, cells, field);
            }
            field++;
            if (end == to) {
                break;
            }
            at = end + separator.length;
        }
        if (field != fields) {
            throw new BadRow(options.isOlder() ? olderMismatch(field) : mismatch(field));
        }
    }

    private String mismatch(int found) {
        return "Column count mismatch: expected " + fields + ", but found " + found + " (sep:"
                + new String(separator, StandardCharsets.UTF_8) + ", delim:" + printedDelimiter()
                + option(" encl:", options.enclose())
                + option(" esc:", options.escape()) + ")";
    }

    /** As far as it is known: the values of the row follow. */
    private String olderMismatch(int found) {
        return "actual column number in csv file is  " + (found < fields ? "less" : "more")
                + " than  schema column number.actual number: " + found + ", schema column number: " + fields
                + "; line delimiter: [" + printedDelimiter() + "], column separator: ["
                + new String(separator, StandardCharsets.UTF_8) + "], ";
    }

    private String printedDelimiter() {
        return new String(options.lineDelimiter(), StandardCharsets.UTF_8).replace("\n", "\\n");
    }

    private static String option(String name, Optional<Byte> value) {
        return value.map(b -> "," + name + (char) (b & 0xff)).orElse("");
    }

    private int fieldEnd(byte[] line, int from, int to) {
        int at = from;
        if (options.enclose().isPresent()
                && at < to
                && line[at] == options.enclose().get()) {
            at = enclosedEnd(line, at, to);
        }
        while (at < to && !matches(line, at, to, separator)) {
            at++;
        }
        return at;
    }

    private void set(byte[] line, int from, int to, Cells cells, int field) {
        int start = from;
        int end = to;
        boolean enclosed = options.enclose().isPresent()
                && to - from >= 2
                && line[from] == options.enclose().get()
                && line[to - 1] == options.enclose().get();
        boolean trimmed =
                !enclosed && options.trimDoubleQuotes() && to - from >= 2 && line[from] == '"' && line[to - 1] == '"';
        if (enclosed || trimmed) {
            start++;
            end--;
        }
        boolean isNull = !trimmed && end - start == 2 && line[start] == '\\' && line[start + 1] == 'N';
        if (isNull || (end == start && options.emptyFieldAsNull())) {
            cells.set(field, Cells.NULL, start, end);
        } else {
            if (enclosed && options.escape().isPresent()) {
                end = unescape(line, start, end);
            }
            cells.set(field, Cells.PLAIN, start, end);
        }
    }

    /** Removes escapes in place: what stands after the field is a separator that was found already. */
    private int unescape(byte[] line, int from, int to) {
        byte enclose = options.enclose().orElseThrow();
        int out = from;
        int at = from;
        while (at < to) {
            if (isEscape(line, at, to, enclose)) {
                at++;
            }
            line[out++] = line[at++];
        }
        return out;
    }
}
