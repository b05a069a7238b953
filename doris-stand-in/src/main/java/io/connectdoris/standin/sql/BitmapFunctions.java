package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.Members;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Functions over bitmaps. To the query engine a bitmap is binary, so that it is neither printed nor compared with texts. Public
 * because the engine calls them by name.
 */
public final class BitmapFunctions {

    private static final byte EMPTY = 0;
    private static final byte SINGLE_32 = 1;
    private static final byte SINGLE_64 = 3;
    private static final byte SET = 5;
    private static final byte SET_V2 = 10;

    private BitmapFunctions() {}

    /** What the engine holds for a stored text. */
    static byte[] binary(String members) {
        return members == null ? null : members.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] binary) {
        return binary == null ? null : new String(binary, StandardCharsets.UTF_8);
    }

    private static NavigableSet<Long> read(byte[] bitmap) {
        return bitmap == null ? new TreeSet<>() : Members.read(text(bitmap));
    }

    /** NULL and what is no number give an empty bitmap. */
    public static byte[] toBitmap(String number) {
        return binary(
                number != null && number.matches("[0-9]{1,19}") ? Members.print(List.of(Long.parseLong(number))) : "");
    }

    public static byte[] bitmapEmpty() {
        return binary(Members.NONE);
    }

    public static byte[] bitmapFromString(String numbers) {
        if (numbers == null || !numbers.matches("\\s*([0-9]{1,19}\\s*(,\\s*[0-9]{1,19}\\s*)*)?")) {
            return null;
        }
        List<Long> members = new ArrayList<>();
        for (String number : numbers.strip().split("\\s*,\\s*")) {
            if (!number.isEmpty()) {
                members.add(Long.parseLong(number));
            }
        }
        return binary(Members.print(members));
    }

    /** Reads what Doris writes for few members; of compressed bitmaps nothing is known here. */
    public static byte[] bitmapFromBase64(String text) {
        byte[] bytes;
        try {
            bytes = text == null ? new byte[0] : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length == 0) {
            return null;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, 1, bytes.length - 1).order(ByteOrder.LITTLE_ENDIAN);
        return binary(
                switch (bytes[0]) {
                    case EMPTY -> Members.NONE;
                    case SINGLE_32 -> Members.print(List.of(Integer.toUnsignedLong(rest.getInt())));
                    case SINGLE_64 -> Members.print(List.of(rest.getLong()));
                    case SET -> Members.print(longs(rest, rest.get()));
                    case SET_V2 -> Members.print(longs(rest, rest.getInt()));
                    default -> throw new IllegalArgumentException("stand-in: not supported: compressed bitmaps");
                });
    }

    private static List<Long> longs(ByteBuffer from, int count) {
        List<Long> longs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            longs.add(from.getLong());
        }
        return longs;
    }

    public static String bitmapToBase64(byte[] bitmap) {
        if (bitmap == null) {
            return null;
        }
        NavigableSet<Long> members = read(bitmap);
        if (members.size() > 1) {
            throw new IllegalArgumentException("stand-in: not supported: bitmap_to_base64 of more than one member");
        }
        ByteBuffer bytes = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
        if (members.isEmpty()) {
            bytes.put(EMPTY);
        } else if (members.first() >>> 32 == 0) {
            bytes.put(SINGLE_32).putInt(members.first().intValue());
        } else {
            bytes.put(SINGLE_64).putLong(members.first());
        }
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.array(), bytes.position()));
    }

    public static String bitmapToString(byte[] bitmap) {
        return text(bitmap);
    }

    public static Long bitmapCount(byte[] bitmap) {
        return (long) read(bitmap).size();
    }

    public static Boolean bitmapContains(byte[] bitmap, Long member) {
        return (bitmap == null || member == null) ? null : read(bitmap).contains(member);
    }

    public static Boolean bitmapHasAny(byte[] left, byte[] right) {
        return (left == null || right == null)
                ? null
                : !read(bitmapAnd(left, right)).isEmpty();
    }

    public static byte[] bitmapAnd(byte[] left, byte[] right) {
        return combined(left, right, Set::retainAll);
    }

    public static byte[] bitmapOr(byte[] left, byte[] right) {
        return combined(left, right, Set::addAll);
    }

    public static byte[] bitmapNot(byte[] left, byte[] right) {
        return combined(left, right, Set::removeAll);
    }

    private static byte[] combined(byte[] left, byte[] right, BiConsumer<Set<Long>, Set<Long>> operation) {
        if (left == null || right == null) {
            return null;
        }
        NavigableSet<Long> members = read(left);
        operation.accept(members, read(right));
        return binary(Members.print(members));
    }

    public static Long bitmapMin(byte[] bitmap) {
        return read(bitmap).isEmpty() ? null : read(bitmap).first();
    }

    public static Long bitmapMax(byte[] bitmap) {
        return read(bitmap).isEmpty() ? null : read(bitmap).last();
    }
}
