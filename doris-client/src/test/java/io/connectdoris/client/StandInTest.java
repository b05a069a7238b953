package io.connectdoris.client;

import static io.connectdoris.client.Connections.TABLE;
import static io.connectdoris.client.Connections.body;
import static io.connectdoris.client.Connections.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.DorisConnection.Tls;
import io.connectdoris.client.DorisException.AccessDenied;
import io.connectdoris.client.DorisException.Refused;
import io.connectdoris.client.DorisException.Unavailable;
import io.connectdoris.client.LoadOutcome.Aborted;
import io.connectdoris.client.LoadOutcome.Committed;
import io.connectdoris.client.LoadOutcome.InFlight;
import io.connectdoris.client.LoadOutcome.Reason;
import io.connectdoris.client.LoadOutcome.Rejected;
import io.connectdoris.client.LoadOutcome.Remedy;
import io.connectdoris.client.LoadOutcome.Unknown;
import io.connectdoris.client.TableDescription.Column;
import io.connectdoris.client.TableDescription.KeyModel;
import io.connectdoris.client.TableDescription.Sequence;
import io.connectdoris.standin.DorisStandIn;
import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.fault.FaultRule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server that keeps what it is sent: loads, labels, statements, descriptions. */
class StandInTest {

    private static final String ROWS = "{\"id\":1,\"name\":\"Ünï\"}\n{\"id\":2,\"name\":null}\n";

    @TempDir
    private static Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final DorisStandIn standIn = started(DorisStandIn.builder());
    private final DorisClient client = client(to(frontend(standIn)));

    @BeforeEach
    void createTable() {
        createTable(standIn);
    }

    private static void createTable(DorisStandIn at) {
        at.sql("CREATE DATABASE shop");
        at.sql("CREATE TABLE shop.orders (id INT NOT NULL, name VARCHAR(20)) UNIQUE KEY(id) " + rest(""));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (int i = open.size(); i > 0; i--) {
            open.get(i - 1).close();
        }
    }

    private static String rest(String properties) {
        return "DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\"" + properties + ")";
    }

    private DorisStandIn started(DorisStandIn.Builder builder) {
        DorisStandIn started = builder.user("root", LoadTest.PASSWORD).start();
        open.add(started);
        return started;
    }

    private DorisClient client(Connections connections) {
        DorisClient opened = connections.open();
        open.add(opened);
        return opened;
    }

    private static Endpoint frontend(DorisStandIn of) {
        return new Endpoint(of.host(), of.fePort());
    }

    private static StreamLoad load(String label, String rows, long count) {
        return new StreamLoad(TABLE, label, body(rows.getBytes(StandardCharsets.UTF_8)), count, Map.of());
    }

    @Test
    void loadedRowsAreCountedAndVisible() {
        LoadOutcome outcome = client.load(load("first", ROWS, 2));

        assertThat(outcome).asInstanceOf(type(Committed.class)).satisfies(committed -> {
            assertThat(committed.earlier()).isFalse();
            assertThat(committed.transactionId()).isPositive();
            assertThat(committed.counts().total()).isEqualTo(2);
            assertThat(committed.counts().loaded()).isEqualTo(2);
            assertThat(committed.counts().filtered()).isZero();
            assertThat(committed.counts().bytes()).isEqualTo(ROWS.getBytes(StandardCharsets.UTF_8).length);
        });
        assertThat(client.labelState("shop", "first")).isEqualTo(LabelState.VISIBLE);
        assertThat(client.sql("shop", "SELECT id, name FROM orders ORDER BY id").rows())
                .containsExactly(List.of("1", "Ünï"), Arrays.asList("2", null));
    }

    @Test
    void compressedRowsAreThoseThatWereSent() {
        StringBuilder rows = new StringBuilder();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.append("{\"id\":")
                    .append(i)
                    .append(",\"name\":\"Ünï ")
                    .append(i * 31L)
                    .append("\"}\n");
            expected.add(List.of(Integer.toString(i), "Ünï " + i * 31L));
        }

        assertThat(client(to(frontend(standIn)).withGzip()).load(load("packed", rows.toString(), expected.size())))
                .asInstanceOf(type(Committed.class))
                .satisfies(committed -> {
                    assertThat(committed.counts().loaded()).isEqualTo(expected.size());
                    assertThat(committed.counts().bytes()).isLessThan(rows.length() / 2);
                });
        assertThat(client.sql("shop", "SELECT id, name FROM orders ORDER BY id").rows())
                .isEqualTo(expected);
    }

    @Test
    void labelOfAFinishedLoadSaysThatItsRowsAreThere() {
        Committed first = (Committed) client.load(load("once", ROWS, 2));

        assertThat(client.load(load("once", "{\"id\":3}\n", 1)))
                .asInstanceOf(type(Committed.class))
                .satisfies(second -> {
                    assertThat(second.earlier()).isTrue();
                    assertThat(second.transactionId()).isEqualTo(first.transactionId());
                });
        assertThat(standIn.count("shop", "orders")).isEqualTo(2);
    }

    @Test
    void labelThatNobodyUsedIsUnknown() {
        assertThat(client.labelState("shop", "never")).isEqualTo(LabelState.UNKNOWN);
    }

    @Test
    void labelOfALoadThatIsBeingSentIsInFlight() {
        DorisClient other = client(to(frontend(standIn)));
        List<LoadOutcome> meanwhile = new ArrayList<>();
        List<LabelState> states = new ArrayList<>();
        LoadBody body = new LoadBody() {
            @Override
            public long length() {
                return ROWS.getBytes(StandardCharsets.UTF_8).length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                meanwhile.add(other.load(load("busy", ROWS, 2)));
                states.add(other.labelState("shop", "busy"));
                out.write(ROWS.getBytes(StandardCharsets.UTF_8));
            }
        };

        assertThat(client.load(new StreamLoad(TABLE, "busy", body, 2, Map.of())))
                .isInstanceOf(Committed.class);
        assertThat(meanwhile).singleElement().isInstanceOf(InFlight.class);
        assertThat(states).containsExactly(LabelState.PREPARE);
        assertThat(standIn.count("shop", "orders")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "PRECOMMITTED"})
    void labelOfAnUndecidedLoadIsInFlight(String status) {
        standIn.faults().onLoad("orders").labelExists(status);
        assertThat(client.load(load("busy", ROWS, 2))).isInstanceOf(InFlight.class);
        assertThat(standIn.count("shop", "orders")).isZero();
    }

    @Test
    void answerLostAfterTheCommitIsUnknownAndTheLabelTells() {
        standIn.faults().onLoad("orders").dropAfterCommit();

        assertThat(client.load(load("lost", ROWS, 2))).isInstanceOf(Unknown.class);
        assertThat(client.labelState("shop", "lost")).isEqualTo(LabelState.VISIBLE);
        assertThat(client.load(load("lost", ROWS, 2)))
                .asInstanceOf(type(Committed.class))
                .extracting(Committed::earlier)
                .isEqualTo(true);
        assertThat(standIn.count("shop", "orders")).isEqualTo(2);
    }

    @Test
    void answerThatBreaksOffIsUnknown() {
        standIn.faults().onLoad("orders").cutAnswer();
        assertThat(client.load(load("cut", ROWS, 2))).isInstanceOf(Unknown.class);
        assertThat(client.labelState("shop", "cut")).isEqualTo(LabelState.VISIBLE);
    }

    @Test
    void connectionLostWhileSendingLeavesNothingBehind() {
        standIn.faults().onLoad("orders").dropWhileReading();

        assertThat(client.load(load("half", ROWS, 2))).isInstanceOf(Unknown.class);
        assertThat(client.labelState("shop", "half")).isIn(LabelState.ABORTED, LabelState.UNKNOWN);
        assertThat(client.load(load("half", ROWS, 2)))
                .asInstanceOf(type(Committed.class))
                .extracting(Committed::earlier)
                .isEqualTo(false);
    }

    @Test
    void publishTimeoutIsACommit() {
        standIn.faults().onLoad("orders").publishTimeout();
        assertThat(client.load(load("slow", ROWS, 2)))
                .asInstanceOf(type(Committed.class))
                .satisfies(committed -> assertThat(committed.counts().loaded()).isEqualTo(2));
        assertThat(client.labelState("shop", "slow")).isIn(LabelState.COMMITTED, LabelState.VISIBLE);
    }

    @Test
    void overloadedClusterAsksToSlowDown() {
        List<Consumer<FaultRule>> overloads = List.of(FaultRule::tooManyVersions, FaultRule::transactionQuota);
        for (Consumer<FaultRule> overload : overloads) {
            overload.accept(standIn.faults().onLoad("orders"));
            assertThat(client.load(load("much", ROWS, 2)))
                    .asInstanceOf(type(Aborted.class))
                    .extracting(Aborted::remedy)
                    .isEqualTo(Remedy.SLOW_DOWN);
        }
    }

    @Test
    void withoutABackendTheSameLoadMaySucceedLater() {
        standIn.aliveBackends(0);
        assertThat(client.load(load("later", ROWS, 2)))
                .asInstanceOf(type(Aborted.class))
                .extracting(Aborted::remedy)
                .isEqualTo(Remedy.RETRY);
        standIn.aliveBackends(1);
        assertThat(client.load(load("later", ROWS, 2))).isInstanceOf(Committed.class);
    }

    @Test
    void rowsThatDoNotFitAreNamedWithColumnAndReason() {
        String rows = "{\"id\":1,\"name\":\"" + "x".repeat(21) + "\"}\n{\"id\":\"no number\"}\n{\"id\":3}\n";

        assertThat(client.load(load("bad", rows, 3)))
                .asInstanceOf(type(Rejected.class))
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(Reason.DATA);
                    assertThat(rejected.counts().filtered()).isEqualTo(2);
                    assertThat(rejected.details()).hasSize(2);
                    assertThat(rejected.details().get(0))
                            .contains("column_name[name]", "the length of input is too long than schema");
                    assertThat(rejected.details().get(1)).contains("column(id)", "no number");
                });
        assertThat(client.labelState("shop", "bad")).isEqualTo(LabelState.ABORTED);
        assertThat(standIn.count("shop", "orders")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"shop, nowhere", "nowhere, orders"})
    void loadIntoWhatIsNotThereIsRejectedForItsTable(String database, String table) {
        StreamLoad load = new StreamLoad(
                new TableName(database, table), "lost", body(ROWS.getBytes(StandardCharsets.UTF_8)), 2, Map.of());
        assertThat(client.load(load))
                .asInstanceOf(type(Rejected.class))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.TABLE);
    }

    @Test
    void deleteSignAndSequenceGoInAsHiddenColumns() {
        standIn.sql("CREATE TABLE shop.seq (id INT NOT NULL, name STRING) UNIQUE KEY(id) "
                + rest(", \"function_column.sequence_type\" = \"bigint\""));
        sequenced("a", "{\"id\":1,\"name\":\"new\",\"__DORIS_DELETE_SIGN__\":0,\"__DORIS_SEQUENCE_COL__\":\"9\"}\n");
        sequenced("b", "{\"id\":1,\"name\":\"old\",\"__DORIS_DELETE_SIGN__\":0,\"__DORIS_SEQUENCE_COL__\":\"8\"}\n");
        assertThat(client.sql("shop", "SELECT name FROM seq").column("NAME")).containsExactly("new");

        sequenced("c", "{\"id\":1,\"__DORIS_DELETE_SIGN__\":1,\"__DORIS_SEQUENCE_COL__\":\"10\"}\n");
        assertThat(client.sql("shop", "SELECT name FROM seq").rows()).isEmpty();
    }

    private void sequenced(String label, String row) {
        Map<String, String> headers = Map.of(
                "hidden_columns",
                "__DORIS_DELETE_SIGN__,__DORIS_SEQUENCE_COL__",
                "function_column.sequence_col",
                "__DORIS_SEQUENCE_COL__");
        StreamLoad load = new StreamLoad(
                new TableName("shop", "seq"), label, body(row.getBytes(StandardCharsets.UTF_8)), 1, headers);
        assertThat(client.load(load)).isInstanceOf(Committed.class);
    }

    @Test
    void columnsOfEveryTypeAreDescribed() {
        standIn.sql("""
                CREATE TABLE shop.types (
                  id BIGINT NOT NULL COMMENT "the key",
                  c_boolean BOOLEAN NOT NULL DEFAULT "true",
                  c_tinyint TINYINT NULL DEFAULT "-1",
                  c_smallint SMALLINT,
                  c_int INT,
                  c_largeint LARGEINT,
                  c_float FLOAT,
                  c_double DOUBLE,
                  c_decimal DECIMAL(10, 2) NOT NULL DEFAULT "0.50",
                  c_decimal_max DECIMAL(38, 38),
                  c_date DATE,
                  c_datetime DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                  c_datetime_6 DATETIME(6),
                  c_char CHAR(5),
                  c_varchar VARCHAR(20) NULL DEFAULT "" COMMENT "名称 'ü'",
                  c_varchar_max VARCHAR,
                  c_string STRING,
                  c_json JSON,
                  c_variant VARIANT,
                  c_array ARRAY<INT>,
                  c_map MAP<STRING, DECIMAL(5, 1)>,
                  c_struct STRUCT<a: INT, b: ARRAY<DATETIME(3)>>,
                  c_ipv4 IPV4,
                  c_ipv6 IPV6,
                  c_zoned TIMESTAMPTZ(3)
                ) UNIQUE KEY(id)
                """ + rest(""));

        List<Column> columns =
                client.describe(new TableName("shop", "types")).orElseThrow().columns();

        assertThat(columns)
                .extracting(column -> column.name() + " " + column.type().ddl())
                .containsExactly(
                        "id BIGINT",
                        "c_boolean BOOLEAN",
                        "c_tinyint TINYINT",
                        "c_smallint SMALLINT",
                        "c_int INT",
                        "c_largeint LARGEINT",
                        "c_float FLOAT",
                        "c_double DOUBLE",
                        "c_decimal DECIMAL(10,2)",
                        "c_decimal_max DECIMAL(38,38)",
                        "c_date DATE",
                        "c_datetime DATETIME(0)",
                        "c_datetime_6 DATETIME(6)",
                        "c_char CHAR(5)",
                        "c_varchar VARCHAR(20)",
                        "c_varchar_max VARCHAR(65533)",
                        "c_string STRING",
                        "c_json JSON",
                        "c_variant VARIANT",
                        "c_array ARRAY<int>",
                        "c_map MAP<text,decimal(5,1)>",
                        "c_struct STRUCT<a:int,b:array<datetime(3)>>",
                        "c_ipv4 IPV4",
                        "c_ipv6 IPV6",
                        "c_zoned timestamptz(3)");
        assertThat(columns).filteredOn(Column::key).extracting(Column::name).containsExactly("id");
        assertThat(columns)
                .filteredOn(column -> !column.nullable())
                .extracting(Column::name)
                .containsExactly("id", "c_boolean", "c_decimal", "c_datetime");
        assertThat(columns)
                .filteredOn(column -> column.defaultValue().isPresent())
                .extracting(
                        column -> column.name() + "=" + column.defaultValue().orElseThrow())
                .containsExactly(
                        "c_boolean=true",
                        "c_tinyint=-1",
                        "c_decimal=0.50",
                        "c_datetime=CURRENT_TIMESTAMP",
                        "c_varchar=");
        assertThat(columns)
                .filteredOn(column -> !column.comment().isEmpty())
                .extracting(column -> column.name() + "=" + column.comment())
                .containsExactly("id=the key", "c_varchar=名称 'ü'");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void uniqueTableSaysWhenItMerges(boolean onWrite) {
        standIn.sql("CREATE TABLE shop.t (id INT NOT NULL, v INT) UNIQUE KEY(id) "
                + rest(", \"enable_unique_key_merge_on_write\" = \"" + onWrite + "\""));
        TableDescription table = described();
        assertThat(table.keyModel()).isEqualTo(KeyModel.UNIQUE);
        assertThat(table.mergeOnWrite()).isEqualTo(onWrite);
        assertThat(table.sequence()).isEqualTo(new Sequence.None());
    }

    @Test
    void duplicateTableIsDescribed() {
        standIn.sql("CREATE TABLE shop.t (id INT NOT NULL, v INT) DUPLICATE KEY(id) " + rest(""));
        TableDescription table = described();
        assertThat(table.keyModel()).isEqualTo(KeyModel.DUPLICATE);
        assertThat(table.mergeOnWrite()).isFalse();
        assertThat(table.column("ID"))
                .hasValueSatisfying(column -> assertThat(column.key()).isTrue());
    }

    @Test
    void hiddenSequenceIsDescribedAndIsNoColumn() {
        standIn.sql("CREATE TABLE shop.t (id INT NOT NULL, v INT) UNIQUE KEY(id) "
                + rest(", \"function_column.sequence_type\" = \"largeint\""));
        TableDescription table = described();
        assertThat(table.sequence()).isInstanceOfSatisfying(Sequence.Hidden.class, hidden -> assertThat(hidden.type())
                .isEqualToIgnoringCase("largeint"));
        assertThat(table.columns()).extracting(Column::name).containsExactly("id", "v");
    }

    @Test
    void mappedSequenceIsDescribed() {
        standIn.sql("CREATE TABLE shop.t (id INT NOT NULL, ts BIGINT) UNIQUE KEY(id) "
                + rest(", \"function_column.sequence_col\" = \"ts\""));
        assertThat(described().sequence()).isEqualTo(new Sequence.Mapped("ts"));
    }

    private TableDescription described() {
        return client.describe(new TableName("shop", "t")).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"shop, nowhere", "nowhere, orders", "shop, ORDERS", "店, 表"})
    void tableThatIsNotThereIsEmpty(String database, String table) {
        assertThat(client.describe(new TableName(database, table))).isEmpty();
    }

    @Test
    void columnAddedAMomentAgoIsDescribed() {
        client.sql("shop", "ALTER TABLE orders ADD COLUMN added DECIMAL(9, 3) NULL DEFAULT \"1.5\" COMMENT \"c\"");
        assertThat(client.describe(TABLE).orElseThrow().column("added"))
                .contains(new Column("added", DorisType.decimal(9, 3), false, true, Optional.of("1.5"), "c"));
    }

    @Test
    void namesAndValuesMayBeOfAnyAlphabet() {
        TableName table = new TableName("店", "заказы `№` %2F & +");
        client.sql("", "CREATE DATABASE " + Sql.identifier(table.database()));
        assertThat(client.sql(
                                "店",
                                "CREATE TABLE " + table.quoted()
                                        + " (id INT NOT NULL, `naïve 名` STRING COMMENT \"пояснение\") UNIQUE KEY(id) "
                                        + rest(""))
                        .columns())
                .isEmpty();
        client.sql("店", "INSERT INTO " + table.quoted() + " VALUES (1, '😀 ''ß'''), (2, NULL), (3, 'x')");
        client.sql("店", "DELETE FROM " + table.quoted() + " WHERE id = 3");

        SqlResult rows = client.sql("店", "SELECT * FROM " + table.quoted() + " ORDER BY id");
        assertThat(rows.columns()).containsExactly("id", "naïve 名");
        assertThat(rows.rows()).containsExactly(List.of("1", "😀 'ß'"), Arrays.asList("2", null));
        assertThat(client.describe(table).orElseThrow().column("NAÏVE 名"))
                .hasValueSatisfying(column -> assertThat(column.comment()).isEqualTo("пояснение"));
        assertThat(client.load(new StreamLoad(
                        table,
                        "unicode",
                        body("{\"id\":4,\"naïve 名\":\"é\"}\n".getBytes(StandardCharsets.UTF_8)),
                        1,
                        Map.of())))
                .isInstanceOf(Committed.class);
        assertThat(standIn.rows(table.database(), table.table())).contains(Map.of("id", "4", "naïve 名", "é"));
    }

    @Test
    void refusedStatementCarriesTheTextOfDoris() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> client.sql("shop", "ALTER TABLE `нет` ADD COLUMN x INT NULL"));
        assertThat(refused.reply()).isEqualTo("Unknown table 'нет'");
        assertThat(refused).hasMessageContaining("/api/query/internal/shop");

        assertThat(catchThrowableOfType(Refused.class, () -> client.sql("nowhere", "SHOW TABLES"))
                        .reply())
                .isEqualTo("Unknown database 'nowhere'");
    }

    @Test
    void userWithoutPrivilegeIsDenied() {
        standIn.user("guest", "g:@/é");
        DorisClient guest = client(to(frontend(standIn)).withLogin("guest", "g:@/é"));

        for (String statement : List.of(
                "CREATE DATABASE other",
                "SELECT * FROM shop.orders",
                "INSERT INTO shop.orders VALUES (1, 'x')",
                "ALTER TABLE shop.orders ADD COLUMN x INT NULL",
                "DROP TABLE shop.orders",
                "CREATE TABLE shop.t (id INT NOT NULL) UNIQUE KEY(id) " + rest(""))) {
            assertThatThrownBy(() -> guest.sql("", statement)).as(statement).isInstanceOf(AccessDenied.class);
        }
        assertThatThrownBy(() -> guest.describe(TABLE)).isInstanceOf(AccessDenied.class);
        assertThat(guest.load(load("denied", ROWS, 2)))
                .asInstanceOf(type(Rejected.class))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.ACCESS);

        standIn.grant("guest", Privilege.LOAD, "shop", "orders");
        assertThat(guest.load(load("granted", ROWS, 2))).isInstanceOf(Committed.class);
    }

    @Test
    void wrongPasswordIsDeniedAndNotRepeated() {
        DorisClient wrong = client(to(frontend(standIn)).withLogin("root", "wrong-word"));

        assertThatThrownBy(() -> wrong.sql("shop", "SHOW TABLES"))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining("Access denied for user")
                .hasMessageNotContaining("wrong-word");
        assertThatThrownBy(() -> wrong.labelState("shop", "l")).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(wrong::backends).isInstanceOf(AccessDenied.class);
        assertThat(wrong.load(load("wrong", ROWS, 2)))
                .asInstanceOf(type(Rejected.class))
                .extracting(Rejected::reason)
                .isEqualTo(Reason.ACCESS);
        assertThat(standIn.requests()).hasSize(4);
    }

    @Test
    void backendsAreListed() {
        standIn.aliveBackends(1);
        assertThat(client.backends())
                .filteredOn(Backend::alive)
                .containsExactly(new Backend(standIn.host(), standIn.bePort(), true));
    }

    @Test
    void statementRefusedBecauseTwoRunIsRepeated() throws Exception {
        standIn.faults().onSql("SELECT").times(2).delay(Duration.ofMillis(700));
        CyclicBarrier together = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        open.add(threads::shutdownNow);
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            DorisClient each = client(to(frontend(standIn)));
            answers.add(threads.submit(() -> {
                together.await();
                return each.sql("shop", "SELECT count(*) AS n FROM orders").column("n");
            }));
        }

        for (Future<List<String>> answer : answers) {
            assertThat(answer.get()).containsExactly("0");
        }
        assertThat(standIn.requests()).hasSizeGreaterThan(3);
    }

    @Test
    void severalThreadsShareOneClient() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        open.add(threads::shutdownNow);
        List<CompletableFuture<LoadOutcome>> loads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int id = i;
            loads.add(CompletableFuture.supplyAsync(
                    () -> client.load(load("label-" + id, "{\"id\":" + id + "}\n", 1)), threads));
        }
        assertThat(loads).allSatisfy(load -> assertThat(load.join()).isInstanceOf(Committed.class));
        assertThat(client.sql("shop", "SELECT count(*) AS n FROM orders").column("n"))
                .containsExactly("20");
    }

    @Test
    void frontendThatIsDownIsPassedOver() throws IOException {
        DorisClient careful = client(to(ScriptedServer.nobody(), frontend(standIn)));

        assertThat(careful.load(load("second", ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(careful.labelState("shop", "second")).isEqualTo(LabelState.VISIBLE);
        assertThat(careful.describe(TABLE)).isPresent();
        careful.sql("shop", "ALTER TABLE orders ADD COLUMN x INT NULL");
    }

    @Test
    void clusterThatComesBackIsUsedAgain() {
        assertThat(client.load(load("before", ROWS, 2))).isInstanceOf(Committed.class);
        standIn.down();
        assertThat(client.load(load("during", ROWS, 2)))
                .asInstanceOf(type(Aborted.class))
                .extracting(Aborted::remedy)
                .isEqualTo(Remedy.RETRY);
        assertThatThrownBy(() -> client.sql("shop", "SHOW TABLES")).isInstanceOf(Unavailable.class);
        standIn.up();
        assertThat(client.load(load("during", ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(client.labelState("shop", "before")).isEqualTo(LabelState.VISIBLE);
    }

    @Test
    void everythingGoesOverHttpsWithTheCaFile() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder, "trusted");
        DorisStandIn secure = started(DorisStandIn.builder().tls(certificate.keystore(), SelfSigned.PASSWORD));
        createTable(secure);
        DorisClient trusting =
                client(to(frontend(secure)).withTls(new Tls(true, true, Optional.of(certificate.caFile()))));

        assertThat(trusting.load(load("tls", ROWS, 2))).isInstanceOf(Committed.class);
        assertThat(trusting.describe(TABLE)).isPresent();
        assertThat(trusting.load(load("bad", "{\"id\":null}\n", 1)))
                .asInstanceOf(type(Rejected.class))
                .satisfies(rejected -> assertThat(rejected.details())
                        .singleElement()
                        .asString()
                        .startsWith("Reason: "));
    }

    @Test
    void certificateOfAnotherCaIsNotTrusted() throws Exception {
        SelfSigned certificate = SelfSigned.in(folder, "served");
        SelfSigned other = SelfSigned.in(folder, "other");
        DorisStandIn secure = started(DorisStandIn.builder().tls(certificate.keystore(), SelfSigned.PASSWORD));
        DorisClient wary = client(to(frontend(secure)).withTls(new Tls(true, true, Optional.of(other.caFile()))));

        assertThat(wary.load(load("tls", ROWS, 2))).isInstanceOf(Aborted.class);
        assertThatThrownBy(() -> wary.sql("shop", "SHOW TABLES")).isInstanceOf(Unavailable.class);
        assertThat(secure.requests()).isEmpty();
    }
}
