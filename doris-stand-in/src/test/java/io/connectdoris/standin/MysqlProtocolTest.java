package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The MySQL protocol as bytes, where drivers would hide a mistake or cannot be brought to ask. */
class MysqlProtocolTest {

    private static final String NATIVE_PASSWORD = "mysql_native_password";
    private static final int QUERY = 3;

    private final DorisStandIn standIn = DorisStandIn.builder().start();

    @AfterEach
    void stop() {
        standIn.close();
    }

    private MysqlWire root(int capabilities) throws IOException {
        return MysqlWire.root(standIn.queryPort(), capabilities);
    }

    @Test
    void theGreetingIsThatOfMysqlFiveSeven() throws IOException {
        try (MysqlWire wire = new MysqlWire(standIn.queryPort())) {
            byte[] greeting = wire.readBytes();
            byte[] challenge = Arrays.copyOfRange(greeting, 13, 21);
            byte[] rest = Arrays.copyOfRange(greeting, 40, 52);

            assertThat(MysqlWire.hex(greeting))
                    .isEqualTo("00" + "0a" + MysqlWire.hex("5.7.99\0") + "01000000" + MysqlWire.hex(challenge) + "00"
                            + "0c82" + "21" + "0000" + "3801" + "15" + "00".repeat(10) + MysqlWire.hex(rest) + "00"
                            + MysqlWire.hex(NATIVE_PASSWORD + "\0"));
            assertThat(new String(challenge, java.nio.charset.StandardCharsets.US_ASCII))
                    .matches("[0-9a-z]{8}");
        }
    }

    @Test
    void aClientWithAnotherMethodIsAskedToSwitch() throws IOException {
        standIn.user("reader", "");
        try (MysqlWire wire = new MysqlWire(standIn.queryPort())) {
            wire.read();
            wire.logIn(MysqlWire.PLUGIN_AUTH, "reader", "caching_sha2_password");

            assertThat(wire.read())
                    .startsWith("02fe" + MysqlWire.hex(NATIVE_PASSWORD + "\0"))
                    .endsWith("00");
            wire.write(3, new byte[0]);
            assertThat(wire.read()).isEqualTo("0400000000000000" + "00");
        }
    }

    @Test
    void aResultSetOfAnOldClientHasAnEndAfterColumnsAndAfterRows() throws IOException {
        try (MysqlWire wire = root(0)) {
            wire.command(QUERY, "SELECT CAST(1 AS INT) AS a, NULL AS b");

            assertThat(wire.read()).isEqualTo("0102");
            assertThat(wire.read())
                    .isEqualTo("0203" + MysqlWire.hex("def") + "000000" + "0161" + "0161" + "0c" + "3f00" + "0b000000"
                            + "03" + "0000" + "00" + "0000");
            assertThat(wire.read()).startsWith("0303" + MysqlWire.hex("def") + "000000" + "0162" + "0162" + "0c2100");
            assertThat(wire.read()).isEqualTo("04fe00000000");
            assertThat(wire.read()).isEqualTo("05" + "0131" + "fb");
            assertThat(wire.read()).isEqualTo("06fe00000000");
        }
    }

    @Test
    void aResultSetOfANewClientEndsOnce() throws IOException {
        try (MysqlWire wire = root(MysqlWire.DEPRECATE_EOF)) {
            wire.command(QUERY, "SELECT 'x' AS a");

            assertThat(wire.read()).isEqualTo("0101");
            assertThat(wire.read()).startsWith("0203");
            assertThat(wire.read()).isEqualTo("030178");
            assertThat(wire.read()).isEqualTo("04fe000000000000" + "00");
        }
    }

    @Test
    void whoDidNotAskForMultipleResultsGetsTheLast() throws IOException {
        try (MysqlWire wire = root(MysqlWire.DEPRECATE_EOF)) {
            wire.command(QUERY, "CREATE DATABASE d; SELECT 1 AS a; SELECT 2 AS b");

            assertThat(wire.read()).isEqualTo("0101");
            assertThat(wire.read()).contains("0162");
            assertThat(wire.read()).isEqualTo("030132");
            assertThat(wire.read()).isEqualTo("04fe000000000000" + "00");
        }
        assertThat(standIn.sql("SHOW DATABASES LIKE 'd'")).containsExactly(List.of("d"));
    }

    @Test
    void whoAsksForMultipleResultsGetsAllUpToTheFirstThatFails() throws IOException {
        try (MysqlWire wire = root(MysqlWire.DEPRECATE_EOF | MysqlWire.MULTI_STATEMENTS)) {
            wire.command(QUERY, "CREATE DATABASE d; SELECT 1 AS a; USE nosuch; DROP DATABASE d");

            assertThat(wire.read()).isEqualTo("0100" + "0000" + "0800" + "0000" + "00");
            assertThat(wire.read()).isEqualTo("0201");
            assertThat(wire.read()).startsWith("0303");
            assertThat(wire.read()).isEqualTo("040131");
            assertThat(wire.read()).isEqualTo("05fe" + "0000" + "0800" + "0000" + "00");
            assertThat(wire.read())
                    .isEqualTo(
                            "06ff1904" + MysqlWire.hex("#42000errCode = 2, detailMessage = Unknown database 'nosuch'"));
        }
        assertThat(standIn.sql("SHOW DATABASES LIKE 'd'")).hasSize(1);
    }

    @Test
    void nothingRunsWhenOneStatementCannotBeRead() throws IOException {
        try (MysqlWire wire = root(MysqlWire.MULTI_STATEMENTS)) {
            wire.command(QUERY, "CREATE DATABASE d; SELEC 1");

            assertThat(wire.readText()).contains("#HY000errCode = 2, detailMessage = ");
        }
        assertThat(standIn.sql("SHOW DATABASES LIKE 'd'")).isEmpty();
    }

    @Test
    void commandsThatAreNoStatementsAreAnswered() throws IOException {
        standIn.sql("CREATE DATABASE d; USE d; CREATE TABLE t (k INT, b BOOLEAN) UNIQUE KEY(k) DISTRIBUTED BY HASH(k)"
                + " BUCKETS 1 PROPERTIES ('replication_num' = '1')");
        String ok = "0100000000000000" + "00";
        try (MysqlWire wire = root(MysqlWire.DEPRECATE_EOF)) {
            wire.command(0x0e, "");
            assertThat(wire.read()).as("ping").isEqualTo(ok);
            wire.command(0x02, "internal.d");
            assertThat(wire.read()).as("init db").isEqualTo(ok);
            wire.command(0x04, "t\0");
            assertThat(wire.read()).as("field list").contains("0174" + "0174" + "016b" + "016b");
            assertThat(wire.read()).contains("0174" + "0174" + "0162" + "0162", "01000000" + "01");
            assertThat(wire.read()).isEqualTo("03fe000000000000" + "00");
            wire.command(0x04, "nosuch\0");
            assertThat(wire.readText()).contains("Table [nosuch] does not exist in database [d].");
            wire.command(0x09, "");
            assertThat(wire.readText()).as("statistics").isEqualTo("Threads: 1");
            wire.command(0x1b, "\0\0");
            assertThat(wire.read()).as("multi statements on").startsWith("01fe");
            wire.command(QUERY, "USE d; USE d");
            assertThat(wire.read()).isEqualTo("0100000008000000" + "00");
            assertThat(wire.read()).isEqualTo("0200000000000000" + "00");
            wire.command(0x1f, "");
            assertThat(wire.read()).as("reset").isEqualTo(ok);
            wire.command(QUERY, "SHOW TABLES");
            assertThat(wire.readText()).contains("No database selected");
            wire.command(0x2a, "");
            assertThat(wire.readText()).endsWith("#08S01Unknown command(42)");
            wire.command(0x01, "");
            assertThat(wire.isClosedByServer()).as("quit").isTrue();
        }
    }

    @Test
    void aConnectionMayChangeItsUser() throws IOException {
        standIn.user("reader", "");
        standIn.sql("CREATE DATABASE d");
        try (MysqlWire wire = root(0)) {
            wire.command(0x11, "reader\0\0\0\41\0");
            assertThat(wire.read()).isEqualTo("0100000000000000" + "00");
            wire.command(QUERY, "SELECT user() AS u");
            wire.read();
            wire.read();
            wire.read();
            assertThat(wire.readText()).contains("'reader'@'127.0.0.1'");
            wire.read();
            wire.command(0x11, "nobody\0\0\0\41\0");
            assertThat(wire.readText())
                    .endsWith("#28000Access denied for user 'nobody@127.0.0.1' (using password: NO)");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatStartsTlsIsToldThatThereIsNone() throws IOException {
        try (MysqlWire wire = new MysqlWire(standIn.queryPort())) {
            wire.read();
            byte[] request =
                    Arrays.copyOf(MysqlWire.capabilities(MysqlWire.PROTOCOL_41 | MysqlWire.SECURE | MysqlWire.TLS), 32);
            wire.write(1, request);

            assertThat(wire.readText()).contains("#08004stand-in: not supported: TLS on the MySQL port");
            assertThat(wire.isClosedByServer()).isTrue();
        }
    }

    @Test
    void whoSendsNothingOrNonsenseHarmsNobody() throws IOException {
        List<MysqlWire> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                silent.add(new MysqlWire(standIn.queryPort()));
            }
            try (MysqlWire nonsense = new MysqlWire(standIn.queryPort())) {
                nonsense.read();
                nonsense.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
                nonsense.endSending();
                assertThat(nonsense.isClosedByServer()).isTrue();
            }
            try (MysqlWire cut = new MysqlWire(standIn.queryPort())) {
                cut.read();
                cut.write(1, Arrays.copyOf(MysqlWire.capabilities(MysqlWire.PROTOCOL_41), 20));
                assertThat(cut.isClosedByServer()).isTrue();
            }
            try (MysqlWire wire = root(0)) {
                wire.command(0x0e, "");
                assertThat(wire.read()).isEqualTo("0100000000000000" + "00");
            }
        } finally {
            for (MysqlWire wire : silent) {
                wire.close();
            }
        }
    }
}
