package io.connectdoris.sink.load;

import io.connectdoris.sink.ack.OffsetLedger.Range;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Labels: a pure function of connector, table and offset ranges. A hash carries the identity, names are there for people who
 * look at Doris' transactions, so nothing about names (length, characters, one being a prefix of another) can make two
 * batches share a label.
 */
final class Labels {

    private static final int NAME_LENGTH = 30;

    private final String connector;

    Labels(String connector) {
        this.connector = connector;
    }

    String of(Batch batch) {
        String identity = String.join(
                "\n",
                connector,
                batch.table().database(),
                batch.table().table(),
                Long.toString(batch.since()),
                batch.hold().ranges().stream().map(Labels::identity).sorted().collect(Collectors.joining("\n")));
        return "cd_" + readable(connector) + "_" + readable(batch.table().table()) + "_" + hash(identity);
    }

    private static String identity(Range range) {
        return range.partition().id().topic() + "\n" + range.partition().id().partition() + "\n" + range.first() + "\n"
                + range.last() + "\n" + range.records();
    }

    private static String readable(String name) {
        StringBuilder legal = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), NAME_LENGTH); i++) {
            char c = name.charAt(i);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
            legal.append(plain ? c : '_');
        }
        return legal.toString();
    }

    private static String hash(String identity) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
