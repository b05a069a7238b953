package io.connectdoris.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.standin.DorisStandIn;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.doris.flink.catalog.doris.DataModel;
import org.apache.doris.flink.catalog.doris.DorisSystem;
import org.apache.doris.flink.catalog.doris.FieldSchema;
import org.apache.doris.flink.catalog.doris.TableSchema;
import org.apache.doris.flink.cfg.DorisConnectionOptions;
import org.apache.doris.flink.cfg.DorisExecutionOptions;
import org.apache.doris.flink.cfg.DorisOptions;
import org.apache.doris.flink.cfg.DorisReadOptions;
import org.apache.doris.flink.rest.models.Field;
import org.apache.doris.flink.rest.models.RespContent;
import org.apache.doris.flink.sink.DorisSink;
import org.apache.doris.flink.sink.HttpUtil;
import org.apache.doris.flink.sink.schema.SchemaChangeManager;
import org.apache.doris.flink.sink.writer.DorisStreamLoad;
import org.apache.doris.flink.sink.writer.LabelGenerator;
import org.apache.doris.flink.sink.writer.WriteMode;
import org.apache.doris.flink.sink.writer.serializer.DorisRecordSerializer;
import org.apache.doris.flink.sink.writer.serializer.JsonDebeziumSchemaSerializer;
import org.apache.doris.flink.sink.writer.serializer.SimpleStringSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Apache's own Flink connector, in jobs of a Flink within this process: what it writes is what the stand-in then holds. */
class FlinkConnectorTest {

    private static final String TABLE = "shop.orders";

    private final DorisStandIn standIn =
            DorisStandIn.builder().user("root", "secret").start();
    private final DorisOptions options = DorisOptions.builder()
            .setFenodes("127.0.0.1:" + standIn.fePort())
            .setTableIdentifier(TABLE)
            .setUsername("root")
            .setPassword("secret")
            .build();
    private final SchemaChangeManager schemas = new SchemaChangeManager(options);

    @BeforeEach
    void createTable() throws Exception {
        standIn.sql("CREATE DATABASE shop");
        assertThat(schemas.createTable(orders("shop"))).isTrue();
    }

    private static TableSchema orders(String database) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        fields.put("id", new FieldSchema("id", "INT", "the key"));
        fields.put("name", new FieldSchema("name", "VARCHAR(60)", ""));
        TableSchema table = new TableSchema();
        table.setDatabase(database);
        table.setTable("orders");
        table.setFields(fields);
        table.setKeys(List.of("id"));
        table.setDistributeKeys(List.of("id"));
        table.setModel(DataModel.UNIQUE);
        table.setProperties(Map.of("replication_num", "1"));
        return table;
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private static DorisExecutionOptions.Builder execution(String labels) {
        Properties properties = new Properties();
        properties.setProperty("format", "json");
        properties.setProperty("read_json_by_line", "true");
        return DorisExecutionOptions.builder().setLabelPrefix(labels).setStreamLoadProp(properties);
    }

    private void run(DorisExecutionOptions execution, DorisRecordSerializer<String> serializer, String... records)
            throws Exception {
        try (StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1)) {
            flink.enableCheckpointing(200);
            flink.fromData(records)
                    .sinkTo(DorisSink.<String>builder()
                            .setDorisOptions(options)
                            .setDorisReadOptions(DorisReadOptions.builder().build())
                            .setDorisExecutionOptions(execution)
                            .setSerializer(serializer)
                            .build());
            flink.execute();
        }
    }

    private void awaitRows(List<Map<String, String>> rows) {
        Awaitility.await().untilAsserted(() -> assertThat(standIn.rows("shop", "orders"))
                .containsExactlyInAnyOrderElementsOf(rows));
    }

    private static Map<String, String> row(String id, String name) {
        return Map.of("id", id, "name", name);
    }

    @Test
    void tablesAreDescribedAndAltered() throws Exception {
        assertThat(schemas.addColumn("shop", "orders", new FieldSchema("price", "DECIMALV3(10,2)", "net")))
                .isTrue();
        assertThat(schemas.checkColumnExists("shop", "orders", "price")).isTrue();
        assertThat(schemas.renameColumn("shop", "orders", "price", "cost")).isTrue();
        assertThat(schemas.getTableSchema("shop", "orders").getProperties())
                .extracting(Field::getName, Field::getType)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("id", "INT"),
                        org.assertj.core.groups.Tuple.tuple("name", "VARCHAR"),
                        org.assertj.core.groups.Tuple.tuple("cost", "DECIMAL64"));
        assertThat(schemas.getTableSchema("shop", "orders").getKeysType()).isEqualTo("UNIQUE_KEYS");
        assertThat(schemas.checkSchemaChange("shop", "orders", SchemaChangeManager.buildRequestParam(true, "cost")))
                .isTrue();
        assertThat(schemas.dropColumn("shop", "orders", "cost")).isTrue();
        assertThat(schemas.checkColumnExists("shop", "orders", "cost")).isFalse();
    }

    /** What its tools do before a job starts, with MySQL's own driver. */
    @Test
    void databasesAndTablesAreManagedThroughTheQueryPort() {
        DorisSystem system = new DorisSystem(new DorisConnectionOptions.DorisConnectionOptionsBuilder()
                .withFenodes("127.0.0.1:" + standIn.fePort())
                .withJdbcUrl("jdbc:mysql://127.0.0.1:" + standIn.queryPort())
                .withUsername("root")
                .withPassword("secret")
                .build());
        system.createDatabase("made");
        system.createTable(orders("made"));

        assertThat(system.databaseExists("made")).isTrue();
        assertThat(system.listDatabases()).contains("made", "shop");
        assertThat(system.listTables("made")).containsExactly("orders");
        assertThat(system.tableExists("made", "orders")).isTrue();
        assertThat(system.tableExists("made", "none")).isFalse();
        assertThat(system.getTableFieldNames("made", "orders"))
                .containsOnly(Map.entry("id", "int"), Map.entry("name", "varchar"));
        system.dropTable("made.orders");
        assertThat(system.listTables("made")).isEmpty();
        system.dropDatabase("made");
        assertThat(system.databaseExists("made")).isFalse();
    }

    @Test
    void jobCommitsInTwoPhases() throws Exception {
        run(
                execution("two-phases").enable2PC().build(),
                new SimpleStringSerializer(),
                "{\"id\":1,\"name\":\"Zoë\"}",
                "{\"id\":2,\"name\":\"b\"}",
                "{\"id\":1,\"name\":\"again\"}");

        awaitRows(List.of(row("1", "again"), row("2", "b")));
        assertThat(standIn.requests()).anyMatch(seen -> seen.path().endsWith("/_stream_load_2pc"));
    }

    @Test
    void deletesOfDebeziumTakeRowsAway() throws Exception {
        DorisExecutionOptions execution =
                execution("debezium").setDeletable(true).enable2PC().build();
        run(
                execution,
                JsonDebeziumSchemaSerializer.builder()
                        .setDorisOptions(options)
                        .setExecutionOptions(execution)
                        .setNewSchemaChange(false)
                        .build(),
                "{\"before\":null,\"after\":{\"id\":1,\"name\":\"a\"},\"source\":{\"db\":\"shop\",\"table\":\"orders\"},"
                        + "\"op\":\"c\"}",
                "{\"before\":null,\"after\":{\"id\":2,\"name\":\"b\"},\"source\":{\"db\":\"shop\",\"table\":\"orders\"},"
                        + "\"op\":\"c\"}",
                "{\"before\":{\"id\":1,\"name\":\"a\"},\"after\":null,\"source\":{\"db\":\"shop\",\"table\":\"orders\"},"
                        + "\"op\":\"d\"}");

        awaitRows(List.of(row("2", "b")));
    }

    @Test
    void batchesArriveInOnePhase() throws Exception {
        run(
                execution("batches")
                        .setWriteMode(WriteMode.STREAM_LOAD_BATCH)
                        .disable2PC()
                        .build(),
                new SimpleStringSerializer(),
                "{\"id\":1,\"name\":\"a\"}",
                "{\"id\":2,\"name\":\"b\"}");

        awaitRows(List.of(row("1", "a"), row("2", "b")));
        assertThat(standIn.requests()).noneMatch(seen -> seen.path().endsWith("/_stream_load_2pc"));
    }

    @Test
    void whatAnEarlierRunLeftPrecommittedIsAborted() throws Exception {
        DorisExecutionOptions execution = execution("again").enable2PC().build();
        LabelGenerator labels = new LabelGenerator("again", true, TABLE, 0);
        long left = precommit(execution, labels, labels.generateTableLabel(1), "{\"id\":1,\"name\":\"left\"}");
        run(execution, new SimpleStringSerializer(), "{\"id\":2,\"name\":\"b\"}");

        awaitRows(List.of(row("2", "b")));
        assertThat(standIn.sql("SHOW TRANSACTION FROM shop WHERE id = " + left).get(0))
                .contains("ABORTED");
    }

    /** As a job that dies between the two phases does. */
    private long precommit(DorisExecutionOptions execution, LabelGenerator labels, String label, String row)
            throws Exception {
        DorisStreamLoad load = load(execution, labels);
        load.startLoad(label, false);
        load.writeRecord(row.getBytes(StandardCharsets.UTF_8));
        RespContent answer = load.stopLoad();
        assertThat(answer.getStatus()).isEqualTo("Success");
        return answer.getTxnId();
    }

    private DorisStreamLoad load(DorisExecutionOptions execution, LabelGenerator labels) {
        return new DorisStreamLoad(
                "127.0.0.1:" + standIn.bePort(), options, execution, labels, new HttpUtil().getHttpClient());
    }

    @Test
    void aLoadIsAbortedByIdAndByLabel() throws Exception {
        DorisExecutionOptions execution = execution("aborted").enable2PC().build();
        LabelGenerator labels = new LabelGenerator("aborted", true, TABLE, 0);
        long first = precommit(execution, labels, "first", "{\"id\":1,\"name\":\"a\"}");
        long second = precommit(execution, labels, "second", "{\"id\":2,\"name\":\"b\"}");
        load(execution, labels).abortTransaction(first);
        load(execution, labels).abortTransactionByLabel("second");

        for (long id : List.of(first, second)) {
            assertThat(standIn.sql("SHOW TRANSACTION FROM shop WHERE id = " + id)
                            .get(0))
                    .contains("ABORTED");
        }
        assertThat(standIn.rows("shop", "orders")).isEmpty();
    }
}
