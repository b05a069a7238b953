package io.connectdoris.sink.encode;

import java.time.ZoneId;

/**
 * What the user decides about values.
 *
 * @param timezone the zone whose wall clock a zoned timestamp becomes; unzoned ones are never shifted
 * @param binary how bytes are written into a text column
 */
public record TypeSettings(ZoneId timezone, BinaryEncoding binary) {

    /** {@code load.binary.encoding}. */
    public enum BinaryEncoding {
        BASE64,
        HEX
    }
}
