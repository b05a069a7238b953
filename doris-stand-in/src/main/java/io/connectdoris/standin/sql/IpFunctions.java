package io.connectdoris.standin.sql;

import io.connectdoris.standin.value.IpTexts;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Functions over addresses, which the query engine keeps as the texts that Doris prints. An IPv6 address as a number is 16 bytes.
 * Public because the engine calls them by name.
 */
public final class IpFunctions {

    private static final int V6_BYTES = 16;
    private static final long V4_MAX = 0xFFFF_FFFFL;

    private IpFunctions() {}

    /** A text that is ordered as the address is, which its printed form is not. */
    public static String ipOrder(String address) {
        return address == null ? null : hex(address);
    }

    /** Undoes {@link #ipOrder}. */
    public static String ipOf(String ordered) {
        if (ordered == null) {
            return null;
        }
        byte[] bytes = HexFormat.of().parseHex(ordered);
        return bytes.length == V6_BYTES
                ? IpTexts.printV6(bytes)
                : IpTexts.printV4(new BigInteger(1, bytes).longValue());
    }

    private static String hex(String address) {
        Optional<String> v4 = IpTexts.v4(address);
        if (v4.isPresent()) {
            return HexFormat.of().toHexDigits(IpTexts.numberOfV4(address), 8);
        }
        return HexFormat.of().formatHex(IpTexts.bytesOfV6(address));
    }

    public static Long ipv4StringToNum(String text) {
        return text == null ? null : required(IpTexts.v4(stripped(text)).map(IpTexts::numberOfV4), "IPv4", text);
    }

    public static Long ipv4StringToNumOrDefault(String text) {
        return IpTexts.v4(stripped(text)).map(IpTexts::numberOfV4).orElse(0L);
    }

    public static Long ipv4StringToNumOrNull(String text) {
        return IpTexts.v4(stripped(text)).map(IpTexts::numberOfV4).orElse(null);
    }

    public static String ipv4NumToString(Long number) {
        return number == null || number < 0 || number > V4_MAX ? null : IpTexts.printV4(number);
    }

    public static byte[] ipv6StringToNum(String text) {
        return text == null ? null : required(v6Bytes(text), "IPv6", text);
    }

    public static byte[] ipv6StringToNumOrDefault(String text) {
        return v6Bytes(text).orElse(new byte[V6_BYTES]);
    }

    public static byte[] ipv6StringToNumOrNull(String text) {
        return v6Bytes(text).orElse(null);
    }

    public static String ipv6NumToString(byte[] bytes) {
        return bytes == null || bytes.length != V6_BYTES ? null : IpTexts.printV6(bytes);
    }

    public static String ipv6FromUint128StringOrNull(String digits) {
        if (digits == null || !digits.matches("[0-9]{1,39}")) {
            return null;
        }
        BigInteger number = new BigInteger(digits);
        return number.bitLength() > V6_BYTES * 8 ? null : IpTexts.printV6(IpTexts.sixteen(number));
    }

    public static String ipv4ToIpv6(String address) {
        return address == null ? null : v6Bytes(address).map(IpTexts::printV6).orElse(null);
    }

    public static String toIpv4(String text) {
        return text == null ? null : required(IpTexts.v4(stripped(text)), "IPv4", text);
    }

    public static String toIpv4OrDefault(String text) {
        return IpTexts.v4(stripped(text)).orElse("0.0.0.0");
    }

    public static String toIpv4OrNull(String text) {
        return IpTexts.v4(stripped(text)).orElse(null);
    }

    public static String toIpv6(String text) {
        return text == null ? null : required(v6Bytes(text).map(IpTexts::printV6), "IPv6", text);
    }

    public static String toIpv6OrDefault(String text) {
        return v6Bytes(text).map(IpTexts::printV6).orElse("::");
    }

    public static String toIpv6OrNull(String text) {
        return v6Bytes(text).map(IpTexts::printV6).orElse(null);
    }

    public static Boolean isIpv4String(String text) {
        return text == null ? null : IpTexts.v4(text).isPresent();
    }

    public static Boolean isIpv6String(String text) {
        return text == null ? null : IpTexts.v6(text).isPresent();
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }

    /** An IPv4 address is the IPv6 address that maps it. */
    private static Optional<byte[]> v6Bytes(String text) {
        String address = stripped(text);
        return IpTexts.v4(address)
                .map(v4 -> IpTexts.sixteen(BigInteger.valueOf(0xFFFFL << 32 | IpTexts.numberOfV4(v4))))
                .or(() -> IpTexts.v6(address).map(IpTexts::bytesOfV6));
    }

    private static <T> T required(Optional<T> value, String kind, String text) {
        return value.orElseThrow(() -> new IllegalArgumentException("Invalid " + kind + " value '" + text + "'"));
    }
}
