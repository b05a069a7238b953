package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ALTER TABLE ... PARTITION and RECOVER PARTITION: which rows there is a place for, and what is refused in which words. */
class PartitionChangesTest {

    private static final String RANGES =
            "create table d.t (k int, v int) unique key(k) partition by range(k) (partition a values less than ('10'),"
                    + " partition b values less than ('20')) distributed by hash(k) buckets 1"
                    + " properties('replication_num' = '1')";
    private static final String LISTS =
            "create table d.l (k varchar(5) not null, v int) unique key(k) partition by list(k) (partition x values in"
                    + " ('x', 'y')) distributed by hash(k) buckets 1 properties('replication_num' = '1')";

    private final MovableClock clock = new MovableClock();
    private final DorisStandIn standIn =
            DorisStandIn.builder().user("root", "secret").clock(clock).start();
    private final Wire wire = new Wire(standIn, "root", "secret");

    @BeforeEach
    void createTable() {
        standIn.sql("create database d");
        standIn.sql(RANGES);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private void alter(String clauses) {
        standIn.sql("alter table d.t " + clauses);
    }

    private void refused(String sql, String text) {
        assertThatThrownBy(() -> standIn.sql(sql)).hasMessageContaining(text);
    }

    private String loaded(String table, String... rows) {
        var answer = wire.load(table, String.join("\n", rows), "column_separator", ",", "max_filter_ratio", "1");
        return answer.get("NumberLoadedRows").asText() + " loaded, "
                + answer.get("NumberFilteredRows").asText() + " filtered, "
                + answer.get("NumberUnselectedRows").asText() + " unselected";
    }

    private List<List<String>> rows() {
        return standIn.sql("select k, v from d.t order by k");
    }

    private String created(String table) {
        return standIn.sql("show create table d." + table).get(0).get(1);
    }

    @Test
    void addedRangeBeginsWhereTheOneBeforeItEnds() {
        alter("add partition c values less than ('30')");

        assertThat(loaded("t", "1,1", "29,2", "30,3")).isEqualTo("2 loaded, 1 filtered, 0 unselected");
        assertThat(rows()).containsExactly(List.of("1", "1"), List.of("29", "2"));
        assertThat(created("t")).contains("PARTITION c VALUES [(\"20\"), (\"30\"))");
    }

    @Test
    void addedRangeMayLeaveAGap() {
        alter("add partition c values [('40'), ('50')) distributed by hash(k) buckets 3");

        assertThat(loaded("t", "30,1", "40,2")).isEqualTo("1 loaded, 1 filtered, 0 unselected");
        alter("add partition m values less than maxvalue");
        assertThat(created("t")).contains("PARTITION m VALUES [(\"50\"), (MAXVALUE))");
    }

    @Test
    void addedListTakesItsValues() {
        standIn.sql(LISTS);
        standIn.sql("alter table d.l add partition z values in ('z')");

        assertThat(loaded("l", "x,1", "z,2", "w,3")).isEqualTo("2 loaded, 1 filtered, 0 unselected");
        refused("alter table d.l add partition q values in ('q', 'y')", "is conflict with current partitionKeys");
        refused("alter table d.l add partition q values less than ('q')", "partitions types is invalid");
    }

    @Test
    void rangesThatMeetAreRefused() {
        refused(
                "alter table d.t add partition c values [('15'), ('30'))",
                "Range [types: [INT]; keys: [15]; ..types: [INT]; keys: [30]; ) is intersected with range:"
                        + " [types: [INT]; keys: [10]; ..types: [INT]; keys: [20]; )");
        refused(
                "alter table d.t add partition c values less than ('5')",
                "Range [types: [INT]; keys: [-2147483648]; ..types: [INT]; keys: [5]; ) is intersected with range:"
                        + " [types: [INT]; keys: [-2147483648]; ..types: [INT]; keys: [10]; )");
        refused(
                "alter table d.t add partition c values [('40'), ('30'))",
                "The lower values must smaller than upper values");
    }

    @Test
    void aNameIsTakenOnce() {
        refused("alter table d.t add partition A values less than ('30')", "Duplicate partition name A");
        refused("alter table d.t add partition 1p values less than ('30')", "Incorrect partition name '1p'");
        alter("add partition if not exists a values less than ('30')");

        assertThat(created("t")).doesNotContain("30");
    }

    @Test
    void droppedPartitionTakesItsRowsAlong() {
        loaded("t", "1,1", "11,2");
        alter("drop partition a");

        assertThat(rows()).containsExactly(List.of("11", "2"));
        assertThat(loaded("t", "1,1")).isEqualTo("0 loaded, 1 filtered, 0 unselected");
        assertThat(created("t")).doesNotContain("PARTITION a ");
        alter("drop partition if exists a");
        refused("alter table d.t drop partition a", "Error in list of partitions to a");
    }

    @Test
    void rowsOnTheirWayToADroppedPartitionAreLost() {
        String transaction = wire.load("t", "1,1\n11,2", "column_separator", ",", "two_phase_commit", "true")
                .get("TxnId")
                .asText();
        alter("drop partition a");
        wire.secondPhase("txn_id", transaction, "txn_operation", "commit");
        clock.pass(Duration.ofSeconds(5));

        assertThat(rows()).containsExactly(List.of("11", "2"));
    }

    @Test
    void recoveredPartitionHasItsRows() {
        loaded("t", "1,1", "11,2");
        alter("drop partition a, drop partition b");
        standIn.sql("recover partition a as c from d.t");

        assertThat(rows()).containsExactly(List.of("1", "1"));
        assertThat(created("t")).contains("PARTITION c VALUES [(\"-2147483648\"), (\"10\"))");
        refused("recover partition a from d.t", "No partition named 'a' or partition id '-1' in table t");
        assertThat(loaded("t", "1,7")).isEqualTo("1 loaded, 0 filtered, 0 unselected");
        assertThat(rows()).containsExactly(List.of("1", "7"));
    }

    @Test
    void recoveredRowsHaveColumnsThatWereAddedSince() {
        loaded("t", "1,1");
        alter("drop partition a");
        alter("add column w int default \"5\"");
        standIn.sql("recover partition a from d.t");

        assertThat(standIn.sql("select k, v, w from d.t")).containsExactly(List.of("1", "1", "5"));
    }

    @Test
    void whatIsDroppedWithForceOrLongAgoIsGone() {
        alter("drop partition a force");
        alter("drop partition b");
        clock.pass(Duration.ofHours(25));

        refused("recover partition a from d.t", "No partition named 'a' or partition id '-1' in table t");
        refused("recover partition b from d.t", "No partition named 'b' or partition id '-1' in table t");
    }

    @Test
    void recoveryNeedsTheNameAndTheRange() {
        alter("drop partition b");
        alter("add partition b values less than ('15')");

        refused("recover partition b from d.t", "partition[b] already exist in table[t]");
        refused("recover partition b as c from d.t", "Can not recover partition[b]. Partition item conflict.");
    }

    @Test
    void immutablePartitionsPassRowsOver() {
        alter("modify partition (a, b) set ('mutable' = 'false')");
        assertThat(loaded("t", "1,1", "11,2", "21,3")).isEqualTo("0 loaded, 1 filtered, 2 unselected");

        alter("modify partition a set ('mutable' = 'true')");
        assertThat(loaded("t", "1,1", "11,2")).isEqualTo("1 loaded, 0 filtered, 1 unselected");
        alter("modify partition (*) set ('mutable' = 'true')");
        assertThat(loaded("t", "11,2")).isEqualTo("1 loaded, 0 filtered, 0 unselected");
        refused(
                "alter table d.t modify partition q set ('mutable' = 'true')",
                "Partition[q] does not exist in table[t]");
        refused("alter table d.t modify partition a set ('storage_policy' = 'p')", "not supported");
    }

    @Test
    void renamedPartitionAnswersToItsNewName() {
        loaded("t", "1,1", "11,2");
        alter("rename partition a c");

        assertThat(created("t")).contains("PARTITION c VALUES [(\"-2147483648\"), (\"10\"))");
        standIn.sql("truncate table d.t partition(c)");
        assertThat(rows()).containsExactly(List.of("11", "2"));
        refused("alter table d.t rename partition c C", "Same partition name");
        refused("alter table d.t rename partition a q", "Partition[a] does not exists");
        refused("alter table d.t rename partition b c", "Partition name[c] is already used");
    }

    @Test
    void onlyDropsGoTogether() {
        refused(
                "alter table d.t add partition c values less than ('30'), add partition e values less than ('40')",
                "Alter operation ADD_PARTITION conflicts with operation ADD_PARTITION");
        refused(
                "alter table d.t drop partition a, add column w int",
                "Alter operation SCHEMA_CHANGE conflicts with operation DROP_PARTITION");
        refused(
                "alter table d.t rename partition a c, modify partition b set ('mutable' = 'false')",
                "Alter operation MODIFY_PARTITION conflicts with operation RENAME");
    }

    @Test
    void tablesWithoutPartitionsHaveNoneToChange() {
        standIn.sql("create table d.p (k int) unique key(k) distributed by hash(k) buckets 1"
                + " properties('replication_num' = '1')");

        refused(
                "alter table d.p add partition a values less than ('1')",
                "Only support adding partition to range and list partitioned table");
        refused("alter table d.p drop partition p", "Alter table [p] failed. Not a partitioned table");
        refused(
                "alter table d.p rename partition p q",
                "Table[p] is single partitioned. no need to rename partition name.");
    }

    @Test
    void dynamicPartitionsAreChangedWhenTheyRest() {
        standIn.sql("create table d.n (t datetime, v int) duplicate key(t) partition by range(t) () distributed by"
                + " hash(t) buckets 1 properties ('replication_num' = '1', 'dynamic_partition.time_unit' = 'DAY',"
                + " 'dynamic_partition.prefix' = 'p', 'dynamic_partition.end' = '1')");
        String add = "alter table d.n add partition old values less than ('2020-01-01')";

        refused(add, "Cannot add/drop partition on a Dynamic Partition Table");
        standIn.sql("alter table d.n set ('dynamic_partition.enable' = 'false')");
        standIn.sql(add);
        assertThat(loaded("n", "2019-12-31 00:00:00,1")).isEqualTo("1 loaded, 0 filtered, 0 unselected");
    }
}
