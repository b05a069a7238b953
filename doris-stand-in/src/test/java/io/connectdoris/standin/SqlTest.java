package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {

    private static final String END = " DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES (\"replication_num\" = \"1\")";

    private final DorisStandIn standIn = DorisStandIn.builder().start();

    @BeforeEach
    void createDatabase() {
        standIn.sql("CREATE DATABASE d");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private List<List<String>> sql(String statement) {
        return standIn.sql("USE d; " + statement);
    }

    private void refused(String statement, String text) {
        assertThatThrownBy(() -> sql(statement)).as(statement).hasMessage("errCode = 2, detailMessage = " + text);
    }

    @Test
    void showCreateTablePrintsTheWholeDefinition() {
        sql("create table t (k int not null comment \"c\", v varchar(20) null default \"x\", s string) unique key(k)"
                + " comment \"it's\"" + END);

        assertThat(sql("show create table t").get(0).get(1))
                .isEqualTo("CREATE TABLE `t` (\n  `k` int NOT NULL COMMENT \"c\",\n"
                        + "  `v` varchar(20) NULL DEFAULT \"x\",\n  `s` text NULL\n) ENGINE=OLAP\nUNIQUE KEY(`k`)\n"
                        + "COMMENT 'it's'\nDISTRIBUTED BY HASH(`k`) BUCKETS 1\nPROPERTIES (\n"
                        + "\"replication_allocation\" = \"tag.location.default: 1\",\n"
                        + "\"min_load_replica_num\" = \"-1\",\n\"is_being_synced\" = \"false\",\n"
                        + "\"storage_medium\" = \"hdd\",\n\"storage_format\" = \"V2\",\n"
                        + "\"inverted_index_storage_format\" = \"V3\",\n"
                        + "\"enable_unique_key_merge_on_write\" = \"true\",\n\"light_schema_change\" = \"true\",\n"
                        + "\"disable_auto_compaction\" = \"false\",\n"
                        + "\"enable_single_replica_compaction\" = \"false\",\n"
                        + "\"group_commit_interval_ms\" = \"10000\",\n"
                        + "\"group_commit_data_bytes\" = \"134217728\",\n\"enable_mow_light_delete\" = \"false\"\n);");
    }

    @Test
    void descAndShowColumnsDiffer() {
        sql("create table t (k int, n decimal(10,2) default 1.5, d datetime(3), f date) unique key(k)" + END);

        assertThat(sql("desc t").get(1)).containsExactly("n", "decimal(10,2)", "Yes", "false", "1.5", "NONE");
        assertThat(sql("show columns from t").get(1))
                .containsExactly("n", "decimalv3(10,2)", "YES", "NO", "1.5", "NONE");
        assertThat(sql("show full columns from t").get(2))
                .containsExactly("d", "datetimev2(3)", "", "YES", "NO", null, "NONE", "", "");
        assertThat(sql("select COLUMN_TYPE, data_type, column_key from information_schema.columns where table_schema ="
                        + " 'd' order by ordinal_position"))
                .containsExactly(
                        List.of("int(11)", "int", "UNI"),
                        List.of("decimalv3(10, 2)", "decimal", ""),
                        List.of("datetime(3)", "datetime", ""),
                        List.of("date", "date", ""));
    }

    @Test
    void addedColumnsAreVisibleInOldRows() {
        sql("create table t (k int, v int) unique key(k)" + END);
        sql("insert into t values (1, 2)");
        sql("alter table t add column a decimal(5,2) default \"1.5\", add column b int after k");
        sql("insert into t (k, v) values (3, 4)");

        assertThat(sql("select * from t order by k"))
                .containsExactly(Arrays.asList("1", null, "2", "1.50"), Arrays.asList("3", null, "4", "1.50"));
        sql("alter table t drop column v");
        sql("alter table t rename column a a2");
        assertThat(sql("select * from t where k = 1")).containsExactly(Arrays.asList("1", null, "1.50"));
    }

    @Test
    void alterRefusesInDorisWords() {
        sql("create table t (k int, v int default \"5\", s varchar(20)) unique key(k)" + END);

        refused("alter table t add column v int", "Can not add column which already exists in base table: v");
        refused("alter table t add column V int after s", "column V already exists in table t");
        refused("alter table t add column n int not null", "Field 'n' doesn't have a default value");
        refused("alter table t drop column x", "Column does not exists: x");
        refused("alter table t drop column k", "Can not drop partition or distribution column : k");
        refused("alter table t modify column v bigint", "Can not change default value");
        refused(
                "alter table t modify column v date default \"5\"",
                "date literal [5] is invalid: Text '5' could not be" + " parsed at index 0");
        refused(
                "alter table t modify column s varchar(10)",
                "Shorten type length is prohibited, srcType=varchar(20), dstType=varchar(10)");
        refused(
                "alter table t rename column v w, add column x int",
                "Alter operation SCHEMA_CHANGE conflicts with operation RENAME");
        refused("alter table nosuch add column x int", "Unknown table 'nosuch'");
    }

    @Test
    void modifyIsAJobThatBlocksOtherChanges() {
        sql("create table t (k int, v int) unique key(k)" + END);
        sql("insert into t values (1, 2)");
        standIn.holdAlterJobs(true);
        sql("alter table t modify column v bigint");

        refused(
                "alter table t add column x int",
                "Table[t]'s state(SCHEMA_CHANGE) is not NORMAL. Do not allow doing ALTER ops");
        assertThat(sql("show alter table column where TableName = 't'").get(0)).contains("RUNNING", "0/1");
        standIn.holdAlterJobs(false);
        assertThat(sql("show alter table column from d order by CreateTime desc limit 1")
                        .get(0))
                .contains("FINISHED");
        assertThat(sql("desc t").get(1).get(1)).isEqualTo("bigint");
        sql("alter table t add column x int");
    }

    @Test
    void createRefusesInDorisWords() {
        refused("create table t (k int, k int) unique key(k)" + END, "Duplicate column name 'k'");
        refused(
                "create table t (k float) unique key(k)" + END,
                "Float or double can not used as a key, use decimal instead.");
        refused(
                "create table t (k int) unique key(k) distributed by hash(k)",
                "replication num should be less than the number of available backends. replication num is 3, available"
                        + " backend num is 1".replace("1", "2"),
                2);
        refused("create table t (k int, v varchar(70000)) unique key(k)" + END, "VARCHAR size must be <= 65533: 70000");
        refused(
                "create table t (k int, `__DORIS_x` int) unique key(k)" + END,
                "Disable to create table column with name start with __DORIS_: __DORIS_X");
        refused("drop table nosuch", "Unknown table 'nosuch' in d");
        sql("drop table if exists nosuch");
    }

    private void refused(String statement, String text, int aliveBackends) {
        standIn.aliveBackends(aliveBackends);
        refused(statement, text);
        standIn.aliveBackends(3);
    }

    @Test
    void namesMayHoldBackquotesAndParentheses() {
        sql("create table `t``1 (x` (k int not null, `a``b(` string, `c,d` string) unique key(k)" + END);
        sql("insert into `t``1 (x` (k, `c,d`, `a``b(`) values (1, 'cd', 'ab'), (2, 'x', 'y')");
        sql("delete from `t``1 (x` where `a``b(` = 'y'");

        assertThat(sql("select k, `a``b(`, `c,d` from `t``1 (x`")).containsExactly(List.of("1", "ab", "cd"));
        assertThat(sql("show create table `t``1 (x`").get(0).get(1)).startsWith("CREATE TABLE `t`1 (x` (\n");
    }

    @Test
    void selectPrintsExactTexts() {
        sql("create table t (k largeint, n decimal(38,9), d datetime(6), j json, a array<int>, b boolean, f double)"
                + " unique key(k)" + END);
        sql("insert into t values (170141183460469231731687303715884105727, 12345678901234567890123456789.123456789,"
                + " '2024-01-02 03:04:05.000001', '{\"a\": [1, 2]}', '[1,2]', true, 1e20)");

        assertThat(sql("select * from t"))
                .containsExactly(List.of(
                        "170141183460469231731687303715884105727",
                        "12345678901234567890123456789.123456789",
                        "2024-01-02 03:04:05.000001",
                        "{\"a\":[1,2]}",
                        "[1, 2]",
                        "1",
                        "1e+20"));
        assertThat(sql("SELECT count(*), MAX(K) FROM t WHERE `N` >= 1 AND d < \"2025-01-01\""))
                .containsExactly(List.of("1", "170141183460469231731687303715884105727"));
        sql("truncate table t");
        assertThat(sql("select count(*) from `t`")).containsExactly(List.of("0"));
    }
}
