package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.standin.auth.Privilege;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both JDBC drivers, with the settings that they have by themselves. */
class MysqlDriversTest {

    enum Driver {
        MYSQL,
        MARIADB
    }

    private static final String END =
            " UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')";

    private final DorisStandIn standIn = DorisStandIn.builder().start();

    @BeforeEach
    void createDatabase() {
        standIn.sql("CREATE DATABASE d");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private Connection connect(Driver driver, String rest, String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + driver.name().toLowerCase(Locale.ROOT) + "://127.0.0.1:" + standIn.queryPort() + "/" + rest,
                user,
                password);
    }

    private Connection connect(Driver driver) throws SQLException {
        return connect(driver, "d", "root", "");
    }

    private static List<List<Object>> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return rows(result);
        }
    }

    private static List<List<Object>> rows(ResultSet result) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeArrivesAsTheJavaTypeThatFits(Driver driver) throws SQLException {
        standIn.sql("USE d; CREATE TABLE t (k INT, b BOOLEAN, ti TINYINT, si SMALLINT, bi BIGINT, li LARGEINT, f FLOAT,"
                + " x DOUBLE, n DECIMAL(38,9), dt DATE, ts DATETIME(6), c CHAR(5), v VARCHAR(20), s STRING, j JSON,"
                + " a ARRAY<INT>, m MAP<STRING,INT>, r STRUCT<p:INT,q:STRING>, i4 IPV4, z INT)" + END
                + "; INSERT INTO t VALUES (1, true, -128, 32767, 9223372036854775807,"
                + " 170141183460469231731687303715884105727, 1.5, 1e20, 12345678901234567890123456789.123456789,"
                + " '2024-02-29', '2024-02-29 03:04:05.000001', 'ab', 'ä€😀', 'x\\ny', '{\"a\": [1]}', '[1,2]',"
                + " '{\"u\":1}', '{\"p\":1,\"q\":\"w\"}', '10.0.0.1', NULL)");

        try (Connection connection = connect(driver);
                Statement statement = connection.createStatement()) {
            boolean mysql = driver == Driver.MYSQL;
            LocalDateTime time = LocalDateTime.of(2024, 2, 29, 3, 4, 5, 1000);
            assertThat(rows(statement, "SELECT * FROM t"))
                    .containsExactly(Arrays.asList(
                            1,
                            true,
                            -128,
                            mysql ? (Object) 32767 : (Object) (short) 32767,
                            Long.MAX_VALUE,
                            "170141183460469231731687303715884105727",
                            1.5f,
                            1e20,
                            new BigDecimal("12345678901234567890123456789.123456789"),
                            Date.valueOf("2024-02-29"),
                            mysql ? time : Timestamp.valueOf(time),
                            "ab",
                            "ä€😀",
                            "x\ny",
                            "{\"a\":[1]}",
                            "[1, 2]",
                            "{\"u\":1}",
                            "{\"p\":1, \"q\":\"w\"}",
                            "10.0.0.1",
                            null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void metadataTellsNamesSizesAndTypes(Driver driver) throws SQLException {
        standIn.sql("USE d; CREATE TABLE t (k INT, b BOOLEAN, n DECIMAL(10,2), ts DATETIME(3), s STRING)" + END);

        try (Connection connection = connect(driver);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT k, b, n, ts, s, count(*), n * 2 AS twice FROM t" + " GROUP BY k, b, n, ts, s")) {
            ResultSetMetaData meta = result.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnLabel(i) + " "
                        + meta.getColumnClassName(i).replaceFirst(".*[.]", ""));
            }
            assertThat(columns)
                    .containsExactly(
                            "k Integer",
                            "b Boolean",
                            "n BigDecimal",
                            driver == Driver.MYSQL ? "ts LocalDateTime" : "ts Timestamp",
                            "s String",
                            "count(*) Long",
                            "twice BigDecimal");
            assertThat(meta.getPrecision(3)).isEqualTo(10);
            assertThat(meta.getScale(3)).isEqualTo(2);
            DatabaseMetaData database = connection.getMetaData();
            assertThat(database.getDatabaseProductVersion()).isEqualTo("5.7.99");
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorsHaveDorisTextNumberAndState(Driver driver) throws SQLException {
        try (Connection connection = connect(driver);
                Statement statement = connection.createStatement()) {
            refused(
                    () -> statement.execute("SELECT * FROM nosuch"),
                    1105,
                    "HY000",
                    "errCode = 2, detailMessage = Table [nosuch] does not exist in database [d].(line 1, pos 14)");
            refused(
                    () -> statement.execute("USE nosuch"),
                    1049,
                    "42000",
                    "errCode = 2, detailMessage = Unknown database 'nosuch'");
            refused(
                    () -> statement.execute("SELECT @@no_such_variable"),
                    1105,
                    "HY000",
                    "errCode = 2, detailMessage = stand-in: not supported: variable @@no_such_variable");
            assertThat(rows(statement, "SELECT 1 AS one")).hasSize(1);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private static void refused(Action action, int code, String state, String text) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(SQLException.class, e -> {
                    assertThat(e.getErrorCode()).isEqualTo(code);
                    assertThat(e.getSQLState()).isEqualTo(state);
                })
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @EnumSource
    void rootAndAdminNeedNoPasswordFromThisMachineAndOthersDo(Driver driver) throws SQLException {
        standIn.user("root", "secret");
        standIn.user("reader", "pä:sswörd");
        standIn.grant("reader", Privilege.SELECT, "d", "*");

        for (List<String> login : List.of(
                List.of("root", "wrong"), List.of("root", ""), List.of("admin", ""), List.of("reader", "pä:sswörd"))) {
            try (Connection connection = connect(driver, "d", login.get(0), login.get(1))) {
                assertThat(connection.getCatalog()).isEqualTo("d");
            }
        }
        refused(
                () -> connect(driver, "d", "reader", "wrong"),
                1045,
                "28000",
                "Access denied for user 'reader@127.0.0.1' (using password: YES)");
        refused(
                () -> connect(driver, "", "reader", ""),
                1045,
                "28000",
                "Access denied for user 'reader@127.0.0.1' (using password: NO)");
        refused(
                () -> connect(driver, "", "nobody", "x"),
                1045,
                "28000",
                "Access denied for user 'nobody@127.0.0.1' (using password: YES)");
    }

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatIsUnknownOrNotOnesOwnEndsTheLogin(Driver driver) {
        standIn.user("reader", "secret");

        refused(
                () -> connect(driver, "nosuch", "root", ""),
                1049,
                "42000",
                "errCode = 2, detailMessage = Unknown database 'nosuch'");
        refused(
                () -> connect(driver, "d", "reader", "secret"),
                1044,
                "42000",
                "errCode = 2, detailMessage = Access denied for user 'reader' to database 'd'");
    }

    @ParameterizedTest
    @EnumSource
    void changesTellHowManyRowsTheyTouched(Driver driver) throws SQLException {
        standIn.sql("USE d; CREATE TABLE t (k INT, v STRING)" + END);
        try (Connection connection = connect(driver);
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            assertThat(statement.executeUpdate("INSERT INTO t VALUES (1, 'a'), (2, 'b'), (3, 'c')"))
                    .isEqualTo(3);
            assertThat(statement.executeUpdate("UPDATE t SET v = 'z' WHERE k > 1"))
                    .isEqualTo(2);
            assertThat(statement.executeUpdate("DELETE FROM t WHERE k = 1")).isEqualTo(1);
            for (int k = 10; k < 13; k++) {
                insert.setInt(1, k);
                insert.setString(2, "it's \\ \"" + k + "\" ä😀\n?");
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(3);
        }

        assertThat(standIn.sql("SELECT * FROM d.t ORDER BY k"))
                .containsExactly(
                        List.of("2", "z"),
                        List.of("3", "z"),
                        List.of("10", "it's \\ \"10\" ä😀\n?"),
                        List.of("11", "it's \\ \"11\" ä😀\n?"),
                        List.of("12", "it's \\ \"12\" ä😀\n?"));
    }

    @ParameterizedTest
    @EnumSource
    void preparedStatementsTakeValuesOfAllKinds(Driver driver) throws SQLException {
        standIn.sql("USE d; CREATE TABLE t (k BIGINT, n DECIMAL(10,2), ts DATETIME(3), b BOOLEAN, s STRING)" + END);
        LocalDateTime time = LocalDateTime.of(2024, 2, 29, 3, 4, 5, 678_000_000);
        try (Connection connection = connect(driver);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
                PreparedStatement select = connection.prepareStatement("SELECT s FROM t WHERE k = ? AND ts = ?")) {
            insert.setLong(1, Long.MIN_VALUE);
            insert.setBigDecimal(2, new BigDecimal("-1.50"));
            insert.setObject(3, time);
            insert.setBoolean(4, true);
            insert.setString(5, "x");
            assertThat(insert.executeUpdate()).isEqualTo(1);
            select.setLong(1, Long.MIN_VALUE);
            select.setObject(2, time);
            try (ResultSet result = select.executeQuery()) {
                assertThat(rows(result)).containsExactly(List.of("x"));
            }
        }

        assertThat(standIn.sql("SELECT * FROM d.t"))
                .containsExactly(List.of("-9223372036854775808", "-1.50", "2024-02-29 03:04:05.678", "1", "x"));
    }

    @ParameterizedTest
    @EnumSource
    void driversThatWouldPrepareOnTheServerAreTurnedDownAndDoItThemselves(Driver driver) throws SQLException {
        try (Connection connection = connect(driver, "d?useServerPrepStmts=true", "root", "");
                PreparedStatement select = connection.prepareStatement("SELECT ? + 1")) {
            select.setInt(1, 41);
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(42);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sessionsKeepDatabaseAndVariablesToThemselves(Driver driver) throws SQLException {
        standIn.sql("CREATE DATABASE e; USE e; CREATE TABLE t (k INT)" + END);
        try (Connection first = connect(driver);
                Connection second = connect(driver);
                Statement one = first.createStatement();
                Statement other = second.createStatement()) {
            one.execute("USE e");
            one.execute("SET SESSION query_timeout = 7, sql_mode = concat(@@sql_mode, ',PIPES_AS_CONCAT')");
            assertThat(rows(one, "SELECT database(), @@query_timeout, @@sql_mode"))
                    .containsExactly(List.of("e", 7, "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,PIPES_AS_CONCAT"));
            assertThat(rows(one, "SHOW TABLES")).containsExactly(List.of("t"));
            assertThat(rows(other, "SELECT database(), @@session.query_timeout"))
                    .containsExactly(List.of("d", 900));
            first.setCatalog("d");
            first.setAutoCommit(true);
            first.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(rows(one, "SHOW TABLES")).isEmpty();
            assertThat(first.isValid(5)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsOverSixteenMegabytesComeWhole(Driver driver) throws SQLException {
        standIn.sql("USE d; CREATE TABLE t (k INT, s STRING)" + END + "; INSERT INTO t VALUES (1, 'x'), (2, 'y')");
        int part = 0xffffff;
        try (Connection connection = connect(driver);
                Statement statement = connection.createStatement();
                // The length of a row's content, whose last part is then empty.
                ResultSet result = statement.executeQuery("SELECT repeat('ab', " + (part - 1) / 2
                        + ") AS a, repeat('c', " + (part - 8 + 1) + ") AS b, s FROM t ORDER BY k")) {
            for (String last : List.of("x", "y")) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).hasSize(part - 1).endsWith("ab");
                assertThat(result.getString(2)).hasSize(part - 7).containsOnlyOnce("c".repeat(part - 7));
                assertThat(result.getString(3)).isEqualTo(last);
            }
            assertThat(result.next()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyConnectionsWorkAtOnce(Driver driver) throws Exception {
        standIn.sql("USE d; CREATE TABLE t (k INT, v INT)" + END);
        int count = 40;
        CountDownLatch allConnected = new CountDownLatch(count);
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int key = i;
                all.add(pool.submit(() -> {
                    try (Connection connection = connect(driver);
                            Statement statement = connection.createStatement()) {
                        allConnected.countDown();
                        allConnected.await();
                        statement.executeUpdate("INSERT INTO t VALUES (" + key + ", " + key * key + ")");
                        assertThat(rows(statement, "SELECT v FROM t WHERE k = " + key))
                                .containsExactly(List.of(key * key));
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(standIn.sql("SELECT count(*), sum(v) FROM d.t")).containsExactly(List.of("40", "20540"));
    }

    @ParameterizedTest
    @EnumSource
    void theHundredAndFirstConnectionOfAUserIsRefused(Driver driver) throws SQLException {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(connect(driver));
            }
            refused(
                    () -> connect(driver),
                    1203,
                    "42000",
                    "Reach limit of connections. Total: 1024, User: 100, Current: 100");
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void downEndsConnectionsAndUpTakesNewOnesOnTheSamePort(Driver driver) throws SQLException {
        int port = standIn.queryPort();
        try (Connection connection = connect(driver)) {
            standIn.down();
            assertThatThrownBy(() -> rows(connection.createStatement(), "SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
        standIn.up();

        assertThat(standIn.queryPort()).isEqualTo(port);
        try (Connection connection = connect(driver)) {
            assertThat(rows(connection.createStatement(), "SELECT 'up' AS s")).containsExactly(List.of("up"));
        }
    }
}
