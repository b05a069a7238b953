package io.connectdoris.standin.load;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads one JSON object from a range of bytes into cells, by exact key, without building a tree. Keys are usually sent in the order
 * of the columns, so each key is first compared with the one that followed the last.
 */
final class JsonScanner {

    static final String NO_TAPE =
            "The JSON document has an improper structure: missing or superfluous commas, braces, missing keys, etc.";
    private static final String NO_UTF8 = "The input is not valid UTF-8";
    private static final String NO_STRING = "A string is opened, but never closed.";
    private static final String UNESCAPED =
            "Within strings, some characters must be escaped, we found unescaped characters";
    private static final int MAX_DEPTH = 1024;

    private final byte[][] keys;
    /** The keys as they stand in a text when nothing in them needs an escape, else empty. */
    private final byte[][] quoted;

    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private boolean escaped;
    private boolean ascii;

    JsonScanner(List<String> names) {
        keys = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        quoted = names.stream().map(JsonScanner::quoted).toArray(byte[][]::new);
    }

    private static byte[] quoted(String name) {
        boolean plain = name.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\');
        return plain ? ('"' + name + '"').getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    /** @return how many keys fitted a column */
    int scanObject(byte[] bytes, int from, int to, Cells cells) throws BadRow {
        begin(bytes, from, to);
        skipSpaces();
        int matched = object(cells);
        finish(from, to);
        return matched;
    }

    /** Nothing may follow, and the text was UTF-8. */
    void finish(int from, int to) throws BadRow {
        skipSpaces();
        if (at != end) {
            throw bad(3, NO_TAPE);
        }
        checkEncoding(from, to);
    }

    void begin(byte[] bytes, int from, int to) {
        buffer = bytes;
        at = from;
        end = to;
        ascii = true;
    }

    /** The first byte that is not white space, or 0. */
    byte peek() {
        skipSpaces();
        return at < end ? buffer[at] : 0;
    }

    int position() {
        return at;
    }

    void skip() {
        at++;
    }

    void checkEncoding(int from, int to) throws BadRow {
        if (!ascii && !Utf8.isValid(buffer, from, to)) {
            throw bad(10, NO_UTF8);
        }
    }

    int object(Cells cells) throws BadRow {
        cells.reset(buffer);
        if (at >= end || buffer[at] != '{') {
            throw bad(3, NO_TAPE);
        }
        at++;
        int matched = 0;
        int next = 0;
        skipSpaces();
        if (at < end && buffer[at] == '}') {
            at++;
            return 0;
        }
        while (true) {
            int index = key(next);
            expect((byte) ':');
            boolean wanted = index >= 0 && cells.kind[index] == Cells.MISSING;
            value(wanted ? cells : null, index);
            if (index >= 0) {
                matched++;
                next = index + 1;
            }
            skipSpaces();
            byte separator = at < end ? buffer[at++] : 0;
            if (separator == '}') {
                return matched;
            }
            if (separator != ',') {
                throw bad(3, NO_TAPE);
            }
        }
    }

    private int key(int expected) throws BadRow {
        skipSpaces();
        if (expected < quoted.length && startsWith(quoted[expected])) {
            at += quoted[expected].length;
            return expected;
        }
        if (at >= end || buffer[at] != '"') {
            throw bad(3, NO_TAPE);
        }
        int from = at + 1;
        string();
        if (escaped) {
            byte[] plain = unescape(buffer, from, at - 1).getBytes(StandardCharsets.UTF_8);
            return find(plain, 0, plain.length, expected);
        }
        return find(buffer, from, at - 1, expected);
    }

    private boolean startsWith(byte[] text) {
        return text.length > 0
                && at + text.length <= end
                && java.util.Arrays.equals(text, 0, text.length, buffer, at, at + text.length);
    }

    private int find(byte[] bytes, int from, int to, int expected) {
        if (expected < keys.length && equal(keys[expected], bytes, from, to)) {
            return expected;
        }
        for (int i = 0; i < keys.length; i++) {
            if (equal(keys[i], bytes, from, to)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean equal(byte[] key, byte[] bytes, int from, int to) {
        return java.util.Arrays.equals(key, 0, key.length, bytes, from, to);
    }

    private void value(Cells cells, int index) throws BadRow {
        skipSpaces();
        if (at >= end) {
            throw bad(3, NO_TAPE);
        }
        int from = at;
        byte kind = Cells.PLAIN;
        switch (buffer[at]) {
            case '"' -> {
                string();
                if (cells != null) {
                    cells.set(index, escaped ? Cells.ESCAPED : Cells.PLAIN, from + 1, at - 1);
                }
                return;
            }
            case '{', '[' -> nested();
            case 't' -> kind = word("true", Cells.TRUE);
            case 'f' -> kind = word("false", Cells.FALSE);
            case 'n' -> kind = word("null", Cells.NULL);
            default -> number();
        }
        if (cells != null) {
            cells.set(index, kind, from, at);
        }
    }

    private void string() throws BadRow {
        escaped = false;
        int i = at + 1;
        int signs = 0;
        while (i < end) {
            byte b = buffer[i];
            if (b == '"') {
                at = i + 1;
                ascii &= signs >= 0;
                return;
            }
            if (b == '\\') {
                escaped = true;
                i = escape(i);
            } else if (b >= 0 && b < ' ') {
                throw bad(13, UNESCAPED);
            } else {
                signs |= b;
                i++;
            }
        }
        throw bad(14, NO_STRING);
    }

    /** Checks the escape at {@code i} and returns where it ends; a surrogate must have its partner. */
    private int escape(int i) throws BadRow {
        if (i + 1 >= end) {
            throw bad(14, NO_STRING);
        }
        if (buffer[i + 1] != 'u') {
            if ("\"\\/bfnrt".indexOf(buffer[i + 1]) < 0) {
                throw bad(5, "Problem while parsing a string");
            }
            return i + 2;
        }
        int unit = hex(i + 2);
        if (unit >= 0xDC00 && unit <= 0xDFFF) {
            throw bad(5, "Problem while parsing a string");
        }
        if (unit < 0xD800 || unit > 0xDBFF) {
            return i + 6;
        }
        boolean paired = i + 7 < end && buffer[i + 6] == '\\' && buffer[i + 7] == 'u';
        int low = paired ? hex(i + 8) : 0;
        if (low < 0xDC00 || low > 0xDFFF) {
            throw bad(5, "Problem while parsing a string");
        }
        return i + 12;
    }

    private int hex(int from) throws BadRow {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < end ? Character.digit(buffer[i], 16) : -1;
            if (digit < 0) {
                throw bad(5, "Problem while parsing a string");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void nested() throws BadRow {
        int depth = 0;
        byte[] closers = new byte[16];
        boolean valueMayFollow = true;
        while (true) {
            skipSpaces();
            if (at >= end || depth > MAX_DEPTH) {
                throw bad(3, NO_TAPE);
            }
            byte b = buffer[at];
            if (b == '{' || b == '[') {
                requireValue(valueMayFollow);
                if (depth == closers.length) {
                    closers = java.util.Arrays.copyOf(closers, depth * 2);
                }
                closers[depth++] = b == '{' ? (byte) '}' : (byte) ']';
                at++;
                valueMayFollow = !closesEmpty(closers[depth - 1]);
                if (valueMayFollow && b == '{') {
                    memberName();
                }
            } else if (b == '}' || b == ']') {
                if (valueMayFollow || closers[depth - 1] != b) {
                    throw bad(3, NO_TAPE);
                }
                at++;
                depth--;
                if (depth == 0) {
                    return;
                }
            } else if (b == ',') {
                if (valueMayFollow) {
                    throw bad(3, NO_TAPE);
                }
                at++;
                valueMayFollow = true;
                if (closers[depth - 1] == '}') {
                    memberName();
                }
            } else {
                requireValue(valueMayFollow);
                value(null, -1);
                valueMayFollow = false;
            }
        }
    }

    private boolean closesEmpty(byte closer) {
        skipSpaces();
        return at < end && buffer[at] == closer;
    }

    private void memberName() throws BadRow {
        skipSpaces();
        if (at >= end || buffer[at] != '"') {
            throw bad(3, NO_TAPE);
        }
        string();
        expect((byte) ':');
    }

    private static void requireValue(boolean mayFollow) throws BadRow {
        if (!mayFollow) {
            throw bad(3, NO_TAPE);
        }
    }

    private byte word(String word, byte kind) throws BadRow {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || buffer[at + i] != word.charAt(i)) {
                throw bad(8, "Problem while parsing an atom starting with the letter '" + word.charAt(0) + "'");
            }
        }
        at += word.length();
        return kind;
    }

    private void number() throws BadRow {
        int start = at;
        if (buffer[at] == '-') {
            at++;
        }
        int whole = digits();
        if (whole == 0 || (whole > 1 && buffer[at - whole] == '0')) {
            at = start;
            throw bad(9, "Problem while parsing a number");
        }
        if (at < end && buffer[at] == '.') {
            at++;
            require(digits() > 0);
        }
        if (at < end && (buffer[at] == 'e' || buffer[at] == 'E')) {
            at++;
            if (at < end && (buffer[at] == '+' || buffer[at] == '-')) {
                at++;
            }
            require(digits() > 0);
        }
    }

    private int digits() {
        int start = at;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private static void require(boolean fits) throws BadRow {
        if (!fits) {
            throw bad(9, "Problem while parsing a number");
        }
    }

    private void expect(byte wanted) throws BadRow {
        skipSpaces();
        if (at >= end || buffer[at] != wanted) {
            throw bad(3, NO_TAPE);
        }
        at++;
    }

    private void skipSpaces() {
        while (at < end && (buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r' || buffer[at] == '\n')) {
            at++;
        }
    }

    /** Takes one value that was found to be valid. */
    static void setCell(Cells cells, int index, byte[] text, int from, int to) {
        switch (text[from]) {
            case '"' -> {
                boolean escapes = false;
                for (int i = from + 1; i < to - 1; i++) {
                    escapes |= text[i] == '\\';
                }
                cells.set(index, escapes ? Cells.ESCAPED : Cells.PLAIN, from + 1, to - 1);
            }
            case 't' -> cells.set(index, Cells.TRUE, from, to);
            case 'f' -> cells.set(index, Cells.FALSE, from, to);
            case 'n' -> cells.set(index, Cells.NULL, from, to);
            default -> cells.set(index, Cells.PLAIN, from, to);
        }
    }

    static BadRow bad(int code, String text) {
        return new BadRow("Parse json data failed. code: " + code + ", error info: " + text);
    }

    /** The text of a string whose escapes were checked before. */
    static String unescape(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = raw.charAt(i++);
            switch (kind) {
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(raw.substring(i, i + 4), 16));
                    i += 4;
                }
                default -> out.append(kind);
            }
        }
        return out.toString();
    }
}
