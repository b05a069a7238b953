package io.connectdoris.standin.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Addresses, read without ever asking a name service. */
public final class IpTexts {

    private IpTexts() {}

    public static Optional<String> v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (String part : parts) {
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    /** Prints the shortened form: lower case, the first longest run of zero groups as {@code ::}. */
    public static Optional<String> v6(String text) {
        return readV6(text).map(IpTexts::print);
    }

    /** @param address one that {@link #v4} takes */
    public static long numberOfV4(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    public static String printV4(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** @param address one that {@link #v6} takes */
    public static byte[] bytesOfV6(String address) {
        byte[] bytes = new byte[16];
        List<Integer> groups = readV6(address).orElseThrow();
        for (int i = 0; i < 8; i++) {
            bytes[2 * i] = (byte) (groups.get(i) >> 8);
            bytes[2 * i + 1] = groups.get(i).byteValue();
        }
        return bytes;
    }

    public static String printV6(byte[] bytes) {
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += 2) {
            groups.add((bytes[i] & 255) << 8 | (bytes[i + 1] & 255));
        }
        return print(groups);
    }

    /** A number as the 16 bytes of an address. */
    public static byte[] sixteen(BigInteger number) {
        byte[] bytes = new byte[16];
        byte[] digits = number.toByteArray();
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        return bytes;
    }

    private static Optional<List<Integer>> readV6(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = new ArrayList<>();
        List<Integer> tail = new ArrayList<>();
        boolean fits = gap < 0
                ? groups(text, head) && head.size() == 8
                : groups(text.substring(0, gap), head)
                        && groups(text.substring(gap + 2), tail)
                        && head.size() + tail.size() < 8;
        if (!fits) {
            return Optional.empty();
        }
        while (head.size() + tail.size() < 8) {
            head.add(0);
        }
        head.addAll(tail);
        return Optional.of(head);
    }

    private static boolean groups(String text, List<Integer> into) {
        if (text.isEmpty()) {
            return true;
        }
        for (String part : text.split(":", -1)) {
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return false;
            }
            into.add(Integer.parseInt(part, 16));
        }
        return true;
    }

    private static String print(List<Integer> groups) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups.get(end) == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        if (bestStart < 0) {
            return joined(groups);
        }
        return joined(groups.subList(0, bestStart)) + "::" + joined(groups.subList(bestStart + bestLength, 8));
    }

    private static String joined(List<Integer> groups) {
        return String.join(
                ":",
                groups.stream()
                        .map(group -> Integer.toHexString(group).toLowerCase(Locale.ROOT))
                        .toList());
    }
}
