package io.connectdoris.standin.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {

    /** The bytes at which a rule begins or ends, and one from the middle of each range. */
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xD5, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
        0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    @Test
    void agreesWithTheDecoderOfTheJdkOnEverySequenceOfFourEdges() {
        byte[] text = new byte[4];
        for (int first : EDGES) {
            for (int second : EDGES) {
                for (int third : EDGES) {
                    for (int fourth : EDGES) {
                        text[0] = (byte) first;
                        text[1] = (byte) second;
                        text[2] = (byte) third;
                        text[3] = (byte) fourth;
                        assertThat(Utf8.isValid(text, 0, 4))
                                .as(() -> Arrays.toString(text))
                                .isEqualTo(decodes(text));
                    }
                }
            }
        }
    }

    @Test
    void aCharacterThatTheRangeCutsIsNone() {
        byte[] text = "aü".getBytes(StandardCharsets.UTF_8);
        assertThat(Utf8.isValid(text, 0, 3)).isTrue();
        assertThat(Utf8.isValid(text, 0, 2)).isFalse();
        assertThat(Utf8.isValid(text, 2, 3)).isFalse();
    }

    private static boolean decodes(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
