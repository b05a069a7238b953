package io.connectdoris.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectdoris.client.DorisClient;
import io.connectdoris.client.DorisConnection;
import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.DorisConnection.Secret;
import io.connectdoris.client.DorisConnection.Tls;
import io.connectdoris.client.DorisType;
import io.connectdoris.client.TableDescription;
import io.connectdoris.client.TableDescription.KeyModel;
import io.connectdoris.client.TableDescription.Sequence;
import io.connectdoris.client.TableName;
import io.connectdoris.standin.DorisStandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every statement is carried out by the stand-in, which refuses what Doris refuses. */
class SchemaApplierTest {

    private static final TableName ORDERS = new TableName("shop", "orders");

    private final DorisStandIn doris = DorisStandIn.builder().start();
    private final DorisClient client = DorisClient.open(new DorisConnection(
            List.of(new Endpoint("127.0.0.1", doris.fePort())),
            "root",
            new Secret(""),
            Tls.OFF,
            "UTC",
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            true,
            false));
    private final SchemaApplier applier = new SchemaApplier(client);

    @AfterEach
    void stop() {
        client.close();
        doris.close();
    }

    @Test
    void createdTableIsDescribedAsItWasDefined() {
        applier.createTable(orders(Map.of()));
        TableDescription table = client.describe(ORDERS).orElseThrow();
        assertThat(table.keyModel()).isEqualTo(KeyModel.UNIQUE);
        assertThat(table.mergeOnWrite()).isTrue();
        assertThat(table.sequence()).isEqualTo(new Sequence.Hidden("largeint"));
        assertThat(table.columns())
                .extracting(column -> column.name() + " " + column.type() + " " + column.key() + " " + column.nullable()
                        + " " + column.comment())
                .containsExactly(
                        "id BIGINT true false the key",
                        "region VARCHAR(40) true false ",
                        "total DECIMAL(10,2) false true ",
                        "at DATETIME(6) false true ",
                        "doc JSON false true ");
    }

    @Test
    void creatingItAgainIsSuccess() {
        applier.createTable(orders(Map.of()));
        applier.createTable(orders(Map.of()));
        assertThat(client.describe(ORDERS)).isPresent();
    }

    @Test
    void userPropertiesWin() {
        applier.createTable(orders(Map.of("enable_unique_key_merge_on_write", "false")));
        assertThat(client.describe(ORDERS).orElseThrow().mergeOnWrite()).isFalse();
    }

    @Test
    void unknownPropertyIsRefusedInDorisOwnWords() {
        assertThatThrownBy(() -> applier.createTable(orders(Map.of("replicas", "1"))))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("shop.orders")
                .hasMessageContaining("Unknown properties: {replicas=1}")
                .hasMessageContaining("CREATE TABLE");
    }

    @Test
    void addedColumnHasItsDefaultInRowsThatWereThere() {
        applier.createTable(orders(Map.of()));
        applier.addColumns(
                ORDERS, List.of(column("qty", DorisType.INT, Optional.of("7")), column("note", DorisType.STRING)));
        assertThat(client.describe(ORDERS)
                        .orElseThrow()
                        .column("qty")
                        .orElseThrow()
                        .defaultValue())
                .contains("7");
        assertThat(client.describe(ORDERS).orElseThrow().column("note")).isPresent();
    }

    @Test
    void addingAColumnAgainIsSuccessAndTheOthersAreAdded() {
        applier.createTable(orders(Map.of()));
        applier.addColumns(ORDERS, List.of(column("note", DorisType.STRING)));
        applier.addColumns(ORDERS, List.of(column("NOTE", DorisType.STRING), column("more", DorisType.INT)));
        assertThat(client.describe(ORDERS).orElseThrow().columns())
                .extracting(TableDescription.Column::name)
                .containsExactly("id", "region", "total", "at", "doc", "note", "more");
    }

    @Test
    void tasksThatRaceForTheSameColumnsAllSucceed() throws InterruptedException, ExecutionException {
        applier.createTable(orders(Map.of()));
        ExecutorService tasks = Executors.newFixedThreadPool(4);
        List<Future<?>> racing = new ArrayList<>();
        for (int task = 0; task < 4; task++) {
            int first = task;
            racing.add(tasks.submit(() -> {
                for (int i = 0; i < 6; i++) {
                    applier.addColumns(ORDERS, List.of(column("c" + (first + i), DorisType.INT)));
                }
            }));
        }
        for (Future<?> each : racing) {
            each.get();
        }
        tasks.shutdownNow();
        assertThat(client.describe(ORDERS).orElseThrow().columns())
                .extracting(TableDescription.Column::name)
                .contains("c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8");
    }

    @Test
    void tableUnderAJobIsBusy() {
        applier.createTable(orders(Map.of()));
        doris.holdAlterJobs(true);
        client.sql("shop", "ALTER TABLE orders MODIFY COLUMN total DECIMAL(20,2) NULL");
        assertThatThrownBy(() -> applier.addColumns(ORDERS, List.of(column("note", DorisType.STRING))))
                .isInstanceOf(SchemaException.Busy.class)
                .hasMessageContaining("SCHEMA_CHANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "Größe 名称", "a-b", "with space", "semi;colon"})
    void namesAreQuoted(String name) {
        TableName table = new TableName("shop", name);
        applier.createTable(new TableDefinition(
                table,
                List.of(new ColumnDefinition("key", DorisType.INT, false, Optional.empty(), "")),
                List.of(column("group", DorisType.INT), column("名称", DorisType.STRING)),
                Optional.empty(),
                Map.of(),
                ""));
        applier.addColumns(table, List.of(column("select", DorisType.INT)));
        assertThat(client.describe(table).orElseThrow().columns())
                .extracting(TableDescription.Column::name)
                .containsExactly("key", "group", "名称", "select");
    }

    @Test
    void nothingOfANameBecomesAStatement() {
        String evil = "x` int); DROP TABLE shop.orders; -- ";
        applier.createTable(orders(Map.of()));
        assertThatThrownBy(() -> applier.addColumns(ORDERS, List.of(column(evil, DorisType.INT))))
                .isInstanceOf(SchemaException.class);
        assertThat(client.describe(ORDERS)).isPresent();
    }

    @Test
    void commentsWithQuotesAndBackslashesAreLegal() {
        applier.createTable(new TableDefinition(
                ORDERS,
                List.of(new ColumnDefinition("id", DorisType.INT, false, Optional.empty(), "a \"b\" c\\d\ne")),
                List.of(),
                Optional.empty(),
                Map.of(),
                "it's \"so\" \\ it is"));
        assertThat(client.describe(ORDERS).orElseThrow().columns().get(0).comment())
                .isEqualTo("a 'b' c/d e");
    }

    @Test
    void tableWithoutKeyIsSortedByAColumnThatCanBeAKey() {
        applier.createTable(new TableDefinition(
                ORDERS,
                List.of(),
                List.of(column("text", DorisType.STRING), column("n", DorisType.INT)),
                Optional.empty(),
                Map.of(),
                ""));
        TableDescription table = client.describe(ORDERS).orElseThrow();
        assertThat(table.keyModel()).isEqualTo(KeyModel.DUPLICATE);
        assertThat(table.columns().get(0).name()).isEqualTo("n");
    }

    @Test
    void tableWithoutAnySortableColumnIsRefusedWithTheWayOut() {
        TableDefinition table = new TableDefinition(
                ORDERS, List.of(), List.of(column("text", DorisType.STRING)), Optional.empty(), Map.of(), "");
        assertThatThrownBy(() -> applier.createTable(table))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("kafka_coordinates");
    }

    @Test
    void truncateRemovesTheRows() {
        applier.createTable(orders(Map.of()));
        applier.truncate(ORDERS);
        assertThat(doris.rows("shop", "orders")).isEmpty();
    }

    private static TableDefinition orders(Map<String, String> properties) {
        return new TableDefinition(
                ORDERS,
                List.of(
                        new ColumnDefinition("id", DorisType.BIGINT, false, Optional.empty(), "the key"),
                        new ColumnDefinition("region", DorisType.varcharOrString(40), false, Optional.empty(), "")),
                List.of(
                        column("total", DorisType.decimal(10, 2)),
                        column("at", DorisType.datetime(6)),
                        column("doc", DorisType.JSON)),
                Optional.of("largeint"),
                properties,
                "orders of the shop");
    }

    private static ColumnDefinition column(String name, DorisType type) {
        return column(name, type, Optional.empty());
    }

    private static ColumnDefinition column(String name, DorisType type, Optional<String> otherwise) {
        return new ColumnDefinition(name, type, true, otherwise, "");
    }
}
