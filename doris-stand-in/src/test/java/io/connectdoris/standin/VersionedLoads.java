package io.connectdoris.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectdoris.standin.catalog.DorisVersion;
import java.time.ZoneId;
import java.util.List;

/** A stand-in of one line with a table {@code d.t} of a key and one column, for tests of what loads make of values. */
final class VersionedLoads implements AutoCloseable {

    private final DorisStandIn standIn;
    private final Wire wire;

    VersionedLoads(DorisVersion version, String column) {
        this.standIn = DorisStandIn.builder()
                .version(version)
                .timeZone(ZoneId.of("UTC"))
                .user("root", "secret")
                .start();
        this.wire = new Wire(standIn, "root", "secret");
        standIn.sql("CREATE DATABASE d");
        standIn.sql("CREATE TABLE d.t (k INT NOT NULL, v " + column + ") UNIQUE KEY(k)"
                + " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")");
    }

    static boolean isOlder(DorisVersion version) {
        return !version.isAtLeast(DorisVersion.V4_0);
    }

    DorisStandIn standIn() {
        return standIn;
    }

    Wire wire() {
        return wire;
    }

    /** @param headers names and values in turn */
    JsonNode load(String csv, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "column_separator";
        all[1] = "|";
        return wire.load("t", csv, all);
    }

    /** What becomes of a text in the column. */
    String stored(String text, String... headers) {
        load("1|" + text, headers);
        List<List<String>> rows = standIn.sql("SELECT v FROM d.t WHERE k = 1");
        return rows.isEmpty() ? "filtered" : rows.get(0).get(0);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
