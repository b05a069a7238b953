package io.connectdoris.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.StringJoiner;

/** Reads the well-known binary of a geometry, of either byte order, as the text of its coordinates. */
final class Wkb {
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;

    private final ByteBuffer bytes;

    private Wkb(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The geometry of a JSON object with {@code wkb} and {@code srid}; what else it says must be what its bytes say. */
    static String canonical(JsonNode geometry) {
        String base64 = geometry.path("wkb").asText().replaceAll("\\s", "");
        Wkb wkb = new Wkb(Base64.getDecoder().decode(base64));
        String shape = wkb.geometry();
        if (wkb.bytes.hasRemaining()) {
            throw new IllegalArgumentException("bytes are left after the geometry");
        }
        boolean told = geometry.has("x") || geometry.has("y");
        String point =
                "1(" + geometry.path("x").asDouble() + " " + geometry.path("y").asDouble() + ")";
        String contradiction = told && !point.equals(shape) ? " told as " + point : "";
        return "srid " + geometry.path("srid").asInt() + " " + shape + contradiction;
    }

    private String geometry() {
        bytes.order(bytes.get() == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int kind = bytes.getInt();
        return kind
                + switch (kind) {
                    case POINT -> "(" + point() + ")";
                    case LINE -> points();
                    case POLYGON -> rings();
                    default -> parts();
                };
    }

    private String point() {
        return bytes.getDouble() + " " + bytes.getDouble();
    }

    private String points() {
        StringJoiner points = new StringJoiner(",", "(", ")");
        for (int count = bytes.getInt(); count > 0; count--) {
            points.add(point());
        }
        return points.toString();
    }

    private String rings() {
        StringJoiner rings = new StringJoiner(",", "(", ")");
        for (int count = bytes.getInt(); count > 0; count--) {
            rings.add(points());
        }
        return rings.toString();
    }

    private String parts() {
        StringJoiner parts = new StringJoiner(",", "(", ")");
        for (int count = bytes.getInt(); count > 0; count--) {
            parts.add(geometry());
        }
        return parts.toString();
    }
}
