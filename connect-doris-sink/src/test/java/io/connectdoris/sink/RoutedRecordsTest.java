package io.connectdoris.sink;

import static io.connectdoris.sink.SinkRecords.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.routing.TableRouter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the routing transform hands over, as the sink writes it. */
class RoutedRecordsTest {

    private static final Schema NARROW = SinkRecords.columns()
            .field("emp_no", Schema.INT64_SCHEMA)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema WIDE = SinkRecords.columns()
            .field("emp_no", Schema.INT64_SCHEMA)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .field("city", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private static final String[] MERGING = {
        "metadata", "db, table",
        "metadata.rename", "db:database_name, table:table_name",
        "rules", "emp",
        "rule.emp.database", "emp_[0-9]+",
        "rule.emp.table", "employees_[0-9]+",
        "rule.emp.target.database", "demo",
        "rule.emp.target.table", "all_employees"
    };

    private final TaskRig rig = new TaskRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource
    void shardsWithEqualKeysStayApartAndEachDeleteFindsItsRow(Shape shape) {
        TableRouter<SinkRecord> router = router(MERGING, "rule.emp.key", "add");
        SinkRecords one = new SinkRecords(shape, 0, "emp_1", "employees_1", NARROW, "emp_no");
        SinkRecords two = new SinkRecords(shape, 0, "emp_2", "employees_1", NARROW, "emp_no");
        rig.open(one, two);
        put(router, one.create(row("emp_no", 1L, "name", "Ann")));
        put(router, one.create(row("emp_no", 2L, "name", "Bob")));
        put(router, two.create(row("emp_no", 1L, "name", "Cy")));
        put(router, one.delete(row("emp_no", 1L, "name", "Ann")));
        put(router, two.update(row("emp_no", 1L, "name", "Cy"), row("emp_no", 1L, "name", "Di")));
        rig.settle();

        assertThat(rig.select("database_name, table_name, emp_no, name", "demo.all_employees"))
                .containsExactly("emp_1|employees_1|2|Bob", "emp_2|employees_1|1|Di");
        assertThat(rig.showCreate("demo.all_employees"))
                .contains("UNIQUE KEY(`database_name`, `table_name`, `emp_no`)");
    }

    @ParameterizedTest
    @EnumSource
    void columnsOfAllShardsAreInTheTable(Shape shape) {
        TableRouter<SinkRecord> router = router(MERGING);
        SinkRecords narrow = new SinkRecords(shape, 0, "emp_1", "employees_1", NARROW, "emp_no");
        SinkRecords wide = new SinkRecords(shape, 0, "emp_2", "employees_2", WIDE, "emp_no");
        rig.open(narrow, wide);
        put(router, narrow.create(row("emp_no", 1L, "name", "Ann")));
        put(router, wide.create(row("emp_no", 2L, "name", "Bob", "city", "Graz")));
        put(router, narrow.create(row("emp_no", 3L, "name", "Cy")));
        rig.settle();

        assertThat(rig.select("emp_no, name, city, database_name", "demo.all_employees"))
                .containsExactly("1|Ann|null|emp_1", "2|Bob|Graz|emp_2", "3|Cy|null|emp_1");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENVELOPE", "SCHEMALESS", "FLATTENED"})
    void softlyDeletedRowKeepsItsValuesAndIsMarked(Shape shape) {
        TableRouter<SinkRecord> router = router(new String[] {"delete.style", "soft"});
        SinkRecords rows = new SinkRecords(shape, 0, "shop", "people", NARROW, "emp_no");
        rig.open(rows);
        put(router, rows.create(row("emp_no", 1L, "name", "Ann")));
        put(router, rows.create(row("emp_no", 2L, "name", "Bob")));
        put(router, rows.delete(row("emp_no", 1L, "name", "Ann")));
        put(router, rows.delete(row("emp_no", 2L, "name", "Bob")));
        put(router, rows.create(row("emp_no", 2L, "name", "Bob again")));
        rig.settle();

        assertThat(rig.select("emp_no, name, __is_deleted", "shop.people")).containsExactly("1|Ann|1", "2|Bob again|0");
        assertThat(rig.select("emp_no", "shop.people WHERE __deleted_at IS NULL"))
                .containsExactly("2");
    }

    @Test
    void tombstoneBehindARoutedDeleteChangesNothingMore() {
        TableRouter<SinkRecord> router = router(MERGING, "rule.emp.key", "add");
        SinkRecords rows = new SinkRecords(Shape.ENVELOPE, 0, "emp_1", "employees_1", NARROW, "emp_no");
        rig.open(rows);
        put(router, rows.create(row("emp_no", 1L, "name", "Ann")));
        put(router, rows.delete(row("emp_no", 1L, "name", "Ann")));
        put(router, rows.tombstone(row("emp_no", 1L)));
        put(router, rows.create(row("emp_no", 1L, "name", "Ann again")));
        rig.settle();
        assertThat(rig.select("emp_no, name", "demo.all_employees")).containsExactly("1|Ann again");
    }

    private void put(TableRouter<SinkRecord> router, SinkRecord record) {
        SinkRecord routed = router.apply(record);
        if (routed == null) {
            rig.drop(record);
        } else {
            rig.put(routed);
        }
    }

    private static TableRouter<SinkRecord> router(String[] settings, String... more) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        TableRouter<SinkRecord> router = new TableRouter<>();
        router.configure(all);
        return router;
    }
}
