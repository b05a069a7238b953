package io.connectdoris.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzippedBodyTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 65536, 65537, 1_000_000})
    void compressedBytesCanBeWrittenAgainAndAgain(int size) throws IOException {
        byte[] plain = new byte[size];
        new Random(size).nextBytes(plain);
        GzippedBody body = new GzippedBody(Connections.body(plain));

        for (int i = 0; i < 2; i++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            body.writeTo(out);
            assertThat(out.size()).isEqualTo(body.length());
            assertThat(new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes())
                    .isEqualTo(plain);
        }
    }
}
