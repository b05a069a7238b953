package io.connectdoris.client;

import static io.connectdoris.client.Connections.TABLE;
import static io.connectdoris.client.Connections.to;
import static io.connectdoris.client.ScriptedServer.answer;
import static io.connectdoris.client.ScriptedServer.answering;
import static io.connectdoris.client.ScriptedServer.nobody;
import static io.connectdoris.client.ScriptedServer.redirect;
import static io.connectdoris.client.ScriptedServer.requestLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectdoris.client.DorisException.AccessDenied;
import io.connectdoris.client.DorisException.Refused;
import io.connectdoris.client.DorisException.Unavailable;
import io.connectdoris.client.ScriptedServer.Script;
import io.connectdoris.client.TableDescription.Column;
import io.connectdoris.client.TableDescription.KeyModel;
import io.connectdoris.client.TableDescription.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Label states, statements, descriptions and backends; the answers are those that FEs of 2.1 and 4.1 gave. */
class QuestionsTest {

    private static final String OK =
            "{\"msg\":\"success\",\"code\":0,\"data\":{\"time\":5,\"type\":\"exec_status\",\"status\":{}},\"count\":0}";
    private static final String UNKNOWN_DATABASE = error("errCode = 7, detailMessage = unknown databases, dbName=shop");

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private ScriptedServer server(Script... scripts) throws IOException {
        ScriptedServer server = answering(scripts);
        open.add(server);
        return server;
    }

    private DorisClient client(Connections connections) {
        DorisClient client = connections.open();
        open.add(client);
        return client;
    }

    private DorisClient asking(String... answers) throws IOException {
        ScriptedServer fe = server();
        for (String each : answers) {
            fe.next(answer(200, each));
        }
        return client(to(fe.endpoint()).withRequestTimeout(2000));
    }

    private static String error(String data) {
        return Json.MAPPER
                .createObjectNode()
                .put("msg", "Error")
                .put("code", 1)
                .put("data", data)
                .put("count", 0)
                .toString();
    }

    @ParameterizedTest
    @EnumSource(LabelState.class)
    void labelStateIsReadAsItIs(LabelState state) throws IOException {
        ScriptedServer fe =
                server(answer(200, "{\"msg\":\"success\",\"code\":0,\"data\":\"" + state + "\",\"count\":0}"));
        assertThat(client(to(fe.endpoint())).labelState("shop", "a:b")).isEqualTo(state);
        assertThat(requestLines(fe)).containsExactly("GET /api/shop/get_load_state?label=a%3Ab HTTP/1.1");
    }

    @Test
    void labelStateIsAskedOfTheMasterThatAnotherFrontendNames() throws IOException {
        ScriptedServer master =
                server(answer(200, "{\"msg\":\"success\",\"code\":0,\"data\":\"VISIBLE\",\"count\":0}"));
        ScriptedServer follower =
                server(redirect("http://root:x%40y@" + master.endpoint() + "/api/shop/get_load_state?label=l"));
        assertThat(client(to(follower.endpoint())).labelState("shop", "l")).isEqualTo(LabelState.VISIBLE);
        assertThat(requestLines(master)).containsExactly("GET /api/shop/get_load_state?label=l HTTP/1.1");
        assertThat(master.received(0).header("authorization")).startsWith("Basic ");
    }

    @Test
    void cloudModeSaysInWordsThatALabelIsUnknown() throws IOException {
        assertThat(asking(error("errCode = 2, detailMessage = label not found, db_id=1 label=l"))
                        .labelState("shop", "l"))
                .isEqualTo(LabelState.UNKNOWN);
    }

    @Test
    void unknownDatabaseIsNoLabelState() throws IOException {
        assertThatThrownBy(() -> asking(UNKNOWN_DATABASE).labelState("shop", "l"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> asking("{\"msg\":\"success\",\"code\":0,\"data\":\"WHAT\"}")
                        .labelState("shop", "l"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void statementGoesInUtf8ToItsDatabase() throws IOException {
        ScriptedServer fe = server(answer(200, OK));
        SqlResult result = client(to(fe.endpoint())).sql("店 1", "alter table `t` add column `名称` int");

        assertThat(result.columns()).isEmpty();
        assertThat(result.rows()).isEmpty();
        assertThat(fe.received(0).requestLine()).isEqualTo("POST /api/query/internal/%E5%BA%97%201 HTTP/1.1");
        assertThat(fe.received(0).text()).contains("\"stmt\":\"alter table `t` add column `名称` int\"");
        assertThat(fe.received(0).headers()).containsEntry("x-doris-stream", "false");
    }

    @Test
    void statementThatNamesItsDatabaseNeedsNone() throws IOException {
        ScriptedServer fe = server(answer(200, OK));
        client(to(fe.endpoint())).sql("", "create database d");
        assertThat(fe.received(0).requestLine()).isEqualTo("POST /api/query/internal/information_schema HTTP/1.1");
    }

    @Test
    void rowsAreTextsAndMayHoldNull() throws IOException {
        SqlResult streamed = asking("""
                {
                    "data": {
                        "type": "result_set",
                        "meta": [{"name":"a","type":"TINYINT"},{"name":"b","type":"VARCHAR"}],
                        "data": [
                            [1,"5.7.99"],
                            [1.10,null],
                            [true,"x"]
                        ],
                        "time": 16
                    },
                    "msg": "success",
                    "code": 0
                }
                """).sql("shop", "select 1");
        assertThat(streamed.columns()).containsExactly("a", "b");
        assertThat(streamed.column("A")).containsExactly("1", "1.10", "true");
        assertThat(streamed.column("b")).containsExactly("5.7.99", null, "x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Failed to execute sql: java.sql.SQLException: (conn=32) errCode = 2, detailMessage = Can not add column which already exists in base table: q1 | Can not add column which already exists in base table: q1",
                "Failed to execute sql: java.sql.SQLSyntaxErrorException: (conn=16) errCode = 2, detailMessage = Unknown database 'h' | Unknown database 'h'",
                "Failed to execute sql: java.sql.SQLException: (conn=1) errCode = 2, detailMessage = errCode = 2, detailMessage = Unknown properties: {x=y} | Unknown properties: {x=y}",
                "Failed to execute sql: java.sql.SQLException: (conn=1) errCode = 2, detailMessage = date literal [x] is invalid: errCode = 2, detailMessage = Invalid datetime value: x | date literal [x] is invalid: errCode = 2, detailMessage = Invalid datetime value: x",
                "Failed to execute sql: java.lang.Exception: Unsupported statement type | Unsupported statement type",
                "something else | something else"
            })
    void refusalIsDorisTextAlone(String data, String reply) throws IOException {
        Refused refused =
                catchThrowableOfType(Refused.class, () -> asking(error(data)).sql("shop", "alter table t"));
        assertThat(refused.reply()).isEqualTo(reply);
        assertThat(refused).hasMessageContaining(data).hasMessageContaining("/api/query/internal/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msg\":\"Unauthorized\",\"code\":401,\"data\":\"Cookie is invalid\",\"count\":0}",
                "{\"msg\":\"Error\",\"code\":1,\"data\":\"Failed to execute sql: java.sql.SQLException: (conn=1) errCode = 2, detailMessage = ALTER TABLE command denied to user 'u1'@'127.0.0.1' for table 'h: t'\",\"count\":0}",
                "{\"msg\":\"Error\",\"code\":1,\"data\":\"Failed to execute sql: java.sql.SQLException: Access denied for user 'u'\",\"count\":0}"
            })
    void deniedAccessIsNamed(String answer) throws IOException {
        assertThatThrownBy(() -> asking(answer).sql("shop", "alter table t")).isInstanceOf(AccessDenied.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Bad Gateway</html>",
                "{\"data\": {\"type\": \"result_set\", \"data\": [[1],[2",
                "{\"timestamp\":\"x\",\"status\":405,\"error\":\"Method Not Allowed\",\"path\":\"/api/nosuch\"}",
                "{\"msg\":\"not ready\",\"code\":503,\"data\":null,\"count\":0}",
                "{\"msg\":\"Error\",\"code\":1,\"data\":\"not ready\",\"count\":0}",
                "{\"msg\":\"Error\",\"code\":1,\"data\":\"Failed to execute sql: java.sql.SQLNonTransientConnectionException:"
                        + " Could not connect to address=(host=127.0.0.1)(port=9030): Connection refused\",\"count\":0}"
            })
    void answerThatIsNoneIsUnavailable(String answer) throws IOException {
        assertThatThrownBy(() -> asking(answer).sql("shop", "show tables")).isInstanceOf(Unavailable.class);
    }

    @Test
    void statementsRunOneAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ScriptedServer fe = server(exchange -> {
            exchange.head().body();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
            exchange.send(ScriptedServer.response(200, OK));
        });
        DorisClient client = client(to(fe.endpoint()));
        List<CompletableFuture<SqlResult>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(CompletableFuture.supplyAsync(() -> client.sql("shop", "show tables")));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
        assertThat(most).hasValue(1);
        assertThat(fe.received()).hasSize(20);
    }

    @Test
    void statementThatTheFrontendHasNoRoomForIsRepeated() throws IOException {
        String full = error(
                "Task java.util.concurrent.FutureTask@1 rejected from SQL submitter java.util.concurrent.ThreadPoolExecutor@2[Running]");
        assertThat(asking(full, full, OK).sql("shop", "alter table t").rows()).isEmpty();
        assertThatThrownBy(() -> client(to(server(answer(200, full)).endpoint()).withRequestTimeout(300))
                        .sql("shop", "alter table t"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void changeThatMayHaveArrivedIsNotSentToAnotherFrontend() throws IOException {
        ScriptedServer lost = server(exchange -> exchange.head().body().reset());
        ScriptedServer other = server(answer(200, OK));
        assertThatThrownBy(() ->
                        client(to(lost.endpoint(), other.endpoint())).sql("shop", "alter table t add column c int"))
                .isInstanceOf(Unavailable.class);
        assertThat(other.received()).isEmpty();
    }

    @Test
    void changeThatReachedNobodyGoesToTheNextFrontend() throws IOException {
        ScriptedServer other = server(answer(200, OK));
        client(to(nobody(), other.endpoint())).sql("shop", "alter table t add column c int");
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void whatOnlyReadsIsAskedOfTheNextFrontend() throws IOException {
        ScriptedServer lost = server(exchange -> exchange.head().body().reset());
        ScriptedServer proxy = server(answer(502, "<html>Bad Gateway</html>"));
        ScriptedServer other = server(answer(200, OK));
        DorisClient client = client(to(lost.endpoint(), proxy.endpoint(), other.endpoint()));
        client.sql("shop", " Show tables");
        client.sql("shop", "select 1");
        assertThat(lost.received()).hasSize(1);
        assertThat(proxy.received()).hasSize(1);
        assertThat(other.received()).hasSize(2);
    }

    @Test
    void hungFrontendIsGivenUp() throws IOException {
        ScriptedServer hung = server(exchange -> {
            exchange.head().body();
            exchange.hang();
        });
        assertThatThrownBy(() ->
                        client(to(hung.endpoint()).withRequestTimeout(300)).sql("shop", "show tables"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void closeEndsAQuestion() throws Exception {
        ScriptedServer hung = server(exchange -> {
            exchange.head().body();
            exchange.hang();
        });
        DorisClient client = client(to(hung.endpoint()));
        CompletableFuture<SqlResult> asked = CompletableFuture.supplyAsync(() -> client.sql("shop", "show tables"));
        hung.received(0);
        client.close();
        assertThatThrownBy(asked::get).hasCauseInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> client.backends()).isInstanceOf(Unavailable.class);
    }

    @Test
    void backendsAreThoseThatTheFrontendKnows() throws IOException {
        assertThat(asking(
                                "{\"msg\":\"success\",\"code\":0,\"data\":{\"backends\":[{\"ip\":\"127.0.0.1\",\"http_port\":18040,\"is_alive\":true},{\"ip\":\"::1\",\"http_port\":8040,\"is_alive\":false}]},\"count\":0}")
                        .backends())
                .containsExactly(new Backend("127.0.0.1", 18040, true), new Backend("::1", 8040, false));
    }

    @Test
    void tableIsDescribedAs41ShowsIt() throws IOException {
        TableDescription table = asking(
                        schema("UNIQUE_KEYS"), COLUMNS, create("\"function_column.sequence_type\" = \"largeint\""))
                .describe(TABLE)
                .orElseThrow();

        assertThat(table.keyModel()).isEqualTo(KeyModel.UNIQUE);
        assertThat(table.mergeOnWrite()).isTrue();
        assertThat(table.sequence()).isEqualTo(new Sequence.Hidden("largeint"));
        assertThat(table.columns())
                .containsExactly(
                        new Column("k", DorisType.INT, true, false, Optional.empty(), "kc"),
                        new Column("v", DorisType.varcharOrString(20), false, true, Optional.of("x"), ""),
                        new Column("d", DorisType.decimal(10, 2), false, true, Optional.empty(), ""),
                        new Column("dt", DorisType.datetime(3), false, true, Optional.of("CURRENT_TIMESTAMP"), ""),
                        new Column("s", DorisType.STRING, false, true, Optional.empty(), ""));
    }

    @Test
    void sequenceMayBeAColumnOrNone() throws IOException {
        assertThat(asking(schema("UNIQUE_KEYS"), COLUMNS, create("\"function_column.sequence_col\" = \"ts\""))
                        .describe(TABLE)
                        .orElseThrow()
                        .sequence())
                .isEqualTo(new Sequence.Mapped("ts"));
        assertThat(asking(schema("UNIQUE_KEYS"), COLUMNS, create("\"x\" = \"y\""))
                        .describe(TABLE)
                        .orElseThrow()
                        .sequence())
                .isEqualTo(new Sequence.None());
    }

    @Test
    void onlyUniqueTablesAreAskedForProperties() throws IOException {
        TableDescription table =
                asking(schema("DUP_KEYS"), COLUMNS, "nonsense").describe(TABLE).orElseThrow();
        assertThat(table.keyModel()).isEqualTo(KeyModel.DUPLICATE);
        assertThat(table.mergeOnWrite()).isFalse();
        assertThat(asking(schema("AGG_KEYS"), COLUMNS)
                        .describe(TABLE)
                        .orElseThrow()
                        .keyModel())
                .isEqualTo(KeyModel.AGGREGATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "errCode = 7, detailMessage = table not found, tableName=t",
                "errCode = 7, detailMessage = unknown table, tableName=t",
                "errCode = 7, detailMessage = unknown databases, dbName=d"
            })
    void missingTableIsEmpty(String data) throws IOException {
        assertThat(asking(error(data)).describe(TABLE)).isEmpty();
    }

    @Test
    void tableDroppedBetweenTwoQuestionsIsEmpty() throws IOException {
        assertThat(asking(
                                schema("UNIQUE_KEYS"),
                                error(
                                        "Failed to execute sql: java.sql.SQLSyntaxErrorException: (conn=1) errCode = 2, detailMessage = Unknown table 'orders'"))
                        .describe(TABLE))
                .isEmpty();
    }

    @Test
    void whatCannotBeToldIsNotEmpty() throws IOException {
        assertThatThrownBy(() -> asking(
                                "{\"msg\":\"Unauthorized\",\"code\":401,\"data\":\"Access denied; you need (at least one of) the Admin_priv,Select_priv privilege(s) for this operation\",\"count\":0}")
                        .describe(TABLE))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> asking("<html>404</html>").describe(TABLE)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> asking(schema("")).describe(TABLE)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", ""})
    void namesThatWouldLeaveTheirSegmentAreRefused(String name) throws IOException {
        DorisClient client = asking(OK);
        assertThatThrownBy(() -> client.describe(new TableName("shop", name))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> client.labelState(name, "l")).isInstanceOf(Refused.class);
    }

    private static final String COLUMNS = """
            {"msg":"success","code":0,"data":{"type":"result_set","meta":[{"name":"Field"},{"name":"Type"},\
            {"name":"Collation"},{"name":"Null"},{"name":"Key"},{"name":"Default"},{"name":"Extra"},\
            {"name":"Privileges"},{"name":"Comment"}],"data":[\
            ["k","int","","NO","YES",null,"","","kc"],\
            ["v","varchar(20)","","YES","NO","x","NONE","",""],\
            ["d","decimalv3(10,2)","","YES","NO",null,"NONE","",""],\
            ["dt","datetimev2(3)","","YES","NO","CURRENT_TIMESTAMP","NONE","",""],\
            ["s","text","","YES","NO",null,"NONE","",""]],"time":1},"count":0}""";

    private static String schema(String keys) {
        return "{\"msg\":\"success\",\"code\":0,\"data\":{\"keysType\":\"" + keys
                + "\",\"properties\":[{\"name\":\"k\",\"aggregation_type\":\"\",\"comment\":\"kc\",\"type\":\"INT\"}],\"status\":200},\"count\":0}";
    }

    private static String create(String property) {
        String text = """
                CREATE TABLE `orders` (
                  `k` int NOT NULL COMMENT "kc
                PROPERTIES (
                "function_column.sequence_col" = "lie"",
                  `v` varchar(20) NULL DEFAULT "x"
                ) ENGINE=OLAP
                UNIQUE KEY(`k`)
                DISTRIBUTED BY HASH(`k`) BUCKETS 10
                PROPERTIES (
                "replication_allocation" = "tag.location.default: 1",
                "enable_unique_key_merge_on_write" = "true",
                %s,
                "light_schema_change" = "true"
                );""".formatted(property);
        return Json.MAPPER
                .createObjectNode()
                .put("msg", "success")
                .put("code", 0)
                .set(
                        "data",
                        Json.MAPPER
                                .createObjectNode()
                                .put("type", "result_set")
                                .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                        "meta",
                                        Json.MAPPER
                                                .createArrayNode()
                                                .add(Json.MAPPER
                                                        .createObjectNode()
                                                        .put("name", "Table"))
                                                .add(Json.MAPPER
                                                        .createObjectNode()
                                                        .put("name", "Create Table")))
                                .set(
                                        "data",
                                        Json.MAPPER
                                                .createArrayNode()
                                                .add(Json.MAPPER
                                                        .createArrayNode()
                                                        .add("orders")
                                                        .add(text))))
                .toString();
    }
}
