package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes of definitions beyond the statements that were recorded. */
class DefinitionsTest {

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

    private String shown(String table) {
        return sql("show create table " + table).get(0).get(1);
    }

    @Test
    void recoveredTableHasItsRows() {
        sql("create table t (k int, v int) unique key(k)" + END);
        sql("insert into t values (1, 2)");
        sql("drop table t");

        sql("recover table t as u");

        assertThat(sql("select * from u")).containsExactly(List.of("1", "2"));
        refused("select * from t", "Table [t] does not exist in database [d].(line 1, pos 14)");
    }

    @Test
    void theTableThatWasDroppedLastIsRecoveredFirst() {
        sql("create table t (old int) duplicate key(old) distributed by hash(old) properties('replication_num' = '1')");
        sql("drop table t");
        sql("create table t (young int) duplicate key(young) distributed by hash(young)"
                + " properties('replication_num' = '1')");
        sql("drop table t");

        sql("recover table t as first");
        sql("recover table t as second");

        assertThat(sql("desc first").get(0).get(0)).isEqualTo("young");
        assertThat(sql("desc second").get(0).get(0)).isEqualTo("old");
        refused("recover table t", "Unknown table 't' or table id '-1' in d");
    }

    @Test
    void whatIsDroppedByForceStaysAway() {
        sql("create table t (k int) unique key(k)" + END);
        sql("drop table t force");

        refused("recover table t", "Unknown table 't' or table id '-1' in d");
    }

    @Test
    void recoveredDatabaseHasItsTables() {
        standIn.sql("create database e");
        standIn.sql("create table e.t (k int) unique key(k)" + END);
        standIn.sql("drop database e");

        standIn.sql("recover database e as f");

        assertThat(standIn.sql("show tables from f")).containsExactly(List.of("t"));
        refused("recover database e", "Unknown database 'e' or database id '-1'");
    }

    @Test
    void partitionsArePrintedWithBothEndsInTheirOrder() {
        sql("create table t (k int, v int) unique key(k) partition by range(k) (partition b values less than ('10'),"
                + " partition c values [('10'), ('20')), partition a values less than maxvalue)" + END);

        assertThat(shown("t"))
                .contains("PARTITION BY RANGE(`k`)\n(PARTITION b VALUES [(\"-2147483648\"), (\"10\")),\n"
                        + "PARTITION c VALUES [(\"10\"), (\"20\")),\n"
                        + "PARTITION a VALUES [(\"20\"), (MAXVALUE)))\nDISTRIBUTED");
    }

    @Test
    void listsOfValuesArePrinted() {
        sql("create table t (k int, c varchar(5) not null) unique key(k, c) partition by list(c)"
                + " (partition p values in ('x', 'y'), partition q values in ('z'))" + END);

        assertThat(shown("t"))
                .contains("PARTITION BY LIST(`c`)\n(PARTITION p VALUES IN (\"x\",\"y\"),\n"
                        + "PARTITION q VALUES IN (\"z\"))");
    }

    @Test
    void stepsBecomePartitions() {
        sql("create table t (k date, v int) unique key(k) partition by range(k)"
                + " (from ('2024-01-01') to ('2024-01-03') interval 1 day)" + END);

        assertThat(shown("t"))
                .contains("(PARTITION p_20240101 VALUES [('2024-01-01'), ('2024-01-02')),\n"
                        + "PARTITION p_20240102 VALUES [('2024-01-02'), ('2024-01-03')))");
    }

    @Test
    void truncateOfPartitionKeepsTheOthers() {
        sql("create table t (k int, v int) unique key(k) partition by range(k)"
                + " (partition a values less than ('10'), partition b values less than ('20'))" + END);
        sql("insert into t values (1, 1), (11, 2)");

        sql("truncate table t partition(a)");

        assertThat(sql("select * from t")).containsExactly(List.of("11", "2"));
    }

    @Test
    void partitionKindsAreNotMixed() {
        refused(
                "create table t (k int) unique key(k) partition by range(k) (partition a values in ('1'))" + END,
                "partitions types is invalid, expected FIXED or LESS in range partitions and IN in list partitions");
        refused(
                "create table t (k int) unique key(k) partition by list(k)"
                        + " (partition a values in ('1'), partition a values in ('2'))" + END,
                "Duplicated named partition: a");
    }

    @Test
    void generatedColumnsArePrintedWithTheirCasts() {
        sql("create table t (k int, a int, b bigint as (a * 2 + k), c boolean as (a > 1), s int as (abs(a)))"
                + " unique key(k)" + END);

        assertThat(shown("t"))
                .contains("`b` bigint AS (((CAST(`a` AS bigint) * 2) + CAST(`k` AS bigint))) NULL")
                .contains("`c` boolean AS ((`a` > 1)) NULL")
                .contains("`s` int AS (abs(`a`)) NULL");
    }

    @Test
    void generatedColumnsReferToWhatIsThere() {
        refused(
                "create table t (k int, b int as (x + 1)) unique key(k)" + END,
                "Unknown column 'x' in 'generated column function'");
        refused(
                "create table t (k int, b int as (c + 1), c int as (k)) unique key(k)" + END,
                "Generated column can refer only to generated columns defined prior to it.");
        refused(
                "create table t (k int, b int as (sum(k))) unique key(k)" + END,
                "Expression of generated column 'b' contains a disallowed function:'sum'");
        refused(
                "create table t (k int, b int as (k + (select 1))) unique key(k)" + END,
                "Generated column does not support subquery.");
    }

    @Test
    void columnsThatOthersAreComputedFromStay() {
        sql("create table t (k int, a int, b int as (a + 1)) unique key(k)" + END);

        refused("alter table t drop column a", "Column 'a' has a generated column dependency on :[b]");
        refused(
                "alter table t rename column a x",
                "Cannot rename column, because column 'a' has a generated column dependency on :[b]");
    }

    @Test
    void rowsOfGeneratedColumnsAreRefusedAsLongAsNothingComputesThem() {
        sql("create table t (k int, a int as (k + 1)) unique key(k)" + END);

        refused("insert into t (k) values (1)", "stand-in: not supported: rows of tables with generated columns");
    }

    @Test
    void viewsSpellOutStarsAndNames() {
        sql("create table t (k int, v varchar(5) not null) unique key(k)" + END);
        sql("create view w (a, b comment 'x') as select k, upper(v) u from t where v = 'y'");

        assertThat(shown("w"))
                .isEqualTo("CREATE VIEW `w`\n(a,b COMMENT 'x')\n AS select `internal`.`d`.`t`.`k`,"
                        + " upper(`internal`.`d`.`t`.`v`) AS `u` from `internal`.`d`.`t` where"
                        + " `internal`.`d`.`t`.`v` = 'y';");
        assertThat(sql("desc w").get(0)).containsExactly("a", "int", "Yes", "false", null, "");
        assertThat(sql("show full tables")).contains(List.of("w", "VIEW", "NONE", "NONE"));
    }

    @Test
    void tablesAndViewsShareTheirNames() {
        sql("create table t (k int) unique key(k)" + END);
        sql("create view w as select k from t");

        refused("create view t as select k from t", "Table 't' already exists");
        refused("create table w (k int) unique key(k)" + END, "Table 'w' already exists");
        refused("drop view t", "'d.t' is not VIEW. Use 'DROP TABLE d.t'.");
    }

    @Test
    void indexesArePrintedAddedAndDropped() {
        sql("create table t (k int, v varchar(5), index i (v) using inverted comment 'c') unique key(k)" + END);
        sql("alter table t add index j (k)");
        sql("drop index i on t");

        assertThat(shown("t")).contains("`v` varchar(5) NULL,\n  INDEX j (`k`) USING INVERTED\n) ENGINE");
        refused("alter table t drop index i", "index i does not exist");
    }

    @Test
    void copiesHaveTheDefinitionAndNoRows() {
        sql("create table t (k int, v int comment 'c') unique key(k)" + END);
        sql("insert into t values (1, 2)");

        sql("create table u like t");

        assertThat(shown("u")).isEqualTo(shown("t").replace("`t`", "`u`"));
        assertThat(sql("select * from u")).isEmpty();
    }

    @Test
    void mistakesAreWordedAsTheParserOfDorisDoes() {
        for (String[] each : List.of(
                new String[] {"create table t ()", "no viable alternative at input '()'"},
                new String[] {"alter table t", "no viable alternative at input 'alter table t'"},
                new String[] {"alter table t drop column if exists k", "mismatched input 'if' expecting "},
                new String[] {"create table t (k int, s struct<a:int not null>)", "missing '>' at 'not'"},
                new String[] {"create table a-b (k int)", "Possibly unquoted identifier a-b detected."})) {
            assertThatThrownBy(() -> sql(each[0])).as(each[0]).hasMessageContaining("detailMessage = \n" + each[1]);
        }
    }
}
