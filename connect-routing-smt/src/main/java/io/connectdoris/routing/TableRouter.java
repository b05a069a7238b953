package io.connectdoris.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the Doris table of a record in two headers, which the sink reads first, and adds to its rows what is known of their
 * origin. On a source connector the headers travel through Kafka, on the sink they are set behind it.
 */
public final class TableRouter<R extends ConnectRecord<R>> implements Transformation<R> {

    public static final String OVERVIEW_DOC =
            "Names the Doris table of a record in the headers connectdoris.database and"
                    + " connectdoris.table, by rules and templates over the names of its source; adds metadata as columns, and"
                    + " to the key where tables are merged; marks deleted rows instead of deleting them; and brings schema changes"
                    + " into the topics of their tables.";

    /** The target's exact name. */
    public static final String DATABASE_HEADER = "connectdoris.database";

    public static final String TABLE_HEADER = "connectdoris.table";

    /** On a schema change: the name of each table at its source, in the order of {@code tableChanges}. */
    public static final String ORIGINAL_HEADER = "connectdoris.original";

    /** On a schema change: true when nobody made it, but it describes what was there when the connector came. */
    public static final String SNAPSHOT_HEADER = "connectdoris.snapshot";

    /** On a schema change: true when the target also has rows of other source tables, or may have. */
    public static final String SHARED_HEADER = "connectdoris.shared";

    /** What stands in the place of {@code DROP} in the schema changes of a snapshot. */
    public static final String SNAPSHOT_DROP = "SNAPSHOT_DROP";

    public static final String DATABASE = "database";
    public static final String TABLE = "table";
    public static final String NAME_CASE = "name.case";
    public static final String NAME_CHARACTERS = "name.characters";
    public static final String TOPIC = "topic";
    public static final String RULES = "rules";
    public static final String UNMATCHED = "unmatched";
    public static final String GHOST_TABLES = "ghost.tables";
    public static final String METADATA = "metadata";
    public static final String METADATA_PREFIX = "metadata.prefix";
    public static final String METADATA_RENAME = "metadata.rename";
    public static final String METADATA_OP_STYLE = "metadata.op.style";
    public static final String METADATA_MISSING = "metadata.missing";
    public static final String DELETE_STYLE = "delete.style";
    public static final String DELETE_BEFORE = "delete.before";
    public static final String DELETE_MARKER = "delete.marker.column";
    public static final String DELETE_TIME = "delete.time.column";
    public static final String TRUNCATE = "truncate";
    public static final String SCHEMA_CHANGES = "schema.changes";
    public static final String SIDE = "side";

    public static final ConfigDef CONFIG_DEF = new ConfigDef();

    private static final String VARIABLES =
            " Variables: `${source}` (the source connector's logical name), `${db}`, `${schema}` (empty where the source has"
                    + " none), `${table}`, `${topic}`, and `${field:NAME}` for the value of one of the row's columns. For a record"
                    + " without a Debezium source block `${db}` and `${table}` are the last two segments of its topic. The spellings"
                    + " `${datasource_name_di_src}`, `${db_name_di_src}`, `${schema_name_di_src}`, `${table_name_di_src}`,"
                    + " `${topic_di_src}` and `${key:NAME}` mean the same.";

    private Flow<R> flow;

    static {
        defineNames();
        defineRules();
        defineMetadata();
        defineDeletes();
        defineOrder();
    }

    private static void defineNames() {
        Group names = new Group("Names");
        names.define(
                DATABASE,
                "${db}",
                SettingsReader.TEMPLATE,
                Importance.HIGH,
                "Template of the database; of PostgreSQL `${db}` is the source database, not the schema." + VARIABLES);
        names.define(
                TABLE,
                "${table}",
                SettingsReader.TEMPLATE,
                Importance.HIGH,
                "Template of the table." + VARIABLES
                        + " Two sources whose tables would get the same name are refused, unless a rule or a constant names the"
                        + " table for both.");
        names.choose(
                NAME_CASE,
                Choice.of(DorisNames.Case.values()),
                "keep",
                "What to do about upper and lower case in names. Doris tells names apart by case.");
        names.choose(
                NAME_CHARACTERS,
                Choice.of(DorisNames.Characters.values()),
                "unicode",
                "Which names Doris takes: `unicode` from 4.0 on, `ascii` before. A character that it refuses is written"
                        + " `x_HEX_`, so that the name can be read back: `a b` becomes `ax_20_b` in `ascii`.");
        names.choose(
                TOPIC,
                Choice.of(Settings.TopicMode.values()),
                null,
                "`target`: the topic becomes `database.table` in characters that topics have. `keep`: it stays. Without it:"
                        + " `target` on a source connector, `keep` on a sink.");
    }

    private static void defineRules() {
        Group rules = new Group("Rules");
        rules.define(
                RULES,
                Type.LIST,
                List.of(),
                SettingsReader.ALIASES,
                Importance.HIGH,
                "Aliases of rules, in the order in which they are tried: the first that matches counts. A rule X has"
                        + " `rule.X.*` below.");
        rules.choose(
                UNMATCHED,
                Choice.of(Rules.Unmatched.values()),
                "pass",
                "What becomes of a source that no rule matches. `pass`: it is named by `database` and `table`. `drop`: its"
                        + " records are dropped. `fail`: the task stops.");
        rules.choose(
                GHOST_TABLES,
                SettingsReader.GHOSTS,
                "drop",
                "What becomes of tables that are named as gh-ost (`_t_gho`, `_t_ghc`, `_t_del`) and pt-online-schema-change"
                        + " (`_t_new`, `_t_old`) name those that they keep for a while. `drop`: their records are dropped. `route`: they"
                        + " are tables as any other.");
    }

    private static void defineMetadata() {
        Group metadata = new Group("Metadata columns");
        metadata.define(
                METADATA,
                Type.LIST,
                List.of(),
                SettingsReader.METADATA,
                Importance.HIGH,
                "What to add to every row as a column: " + String.join(", ", Metadata.ids())
                        + ". `topic`, `partition` and `offset` are those of the record in Kafka, so they need `side = sink`."
                        + " Times are in UTC.");
        metadata.define(
                METADATA_PREFIX,
                "__",
                null,
                Importance.MEDIUM,
                "Begins the names of these columns: `source.ts` becomes column `__source_ts`.");
        metadata.define(
                METADATA_RENAME,
                Type.LIST,
                List.of(),
                null,
                Importance.MEDIUM,
                "Other names for some of them, for example `db:database_name, table:table_name`.");
        metadata.choose(
                METADATA_OP_STYLE,
                Choice.of(Op.Style.values()),
                "letter",
                "How `op` is written. `letter`: r, c, u, d. `word`: read, create, update, delete. `sign`: +I, +U, -D.");
        metadata.choose(
                METADATA_MISSING,
                SettingsReader.MISSING,
                "fail",
                "What to do when records do not have what `metadata` asks for, such as an `lsn` from MySQL. `fail`: stop at"
                        + " the first. `null`: the column is null, for a transform that serves several kinds of sources.");
    }

    private static void defineDeletes() {
        Group deletes = new Group("Deletes");
        deletes.choose(
                DELETE_STYLE,
                Choice.of(Deletes.Style.values()),
                "hard",
                "`hard`: a row that is deleted at the source is deleted in Doris. `soft`: it stays with its last values, and"
                        + " the columns below say that and when it was deleted. `ignore`: it stays as it is.");
        deletes.define(
                DELETE_MARKER,
                "__is_deleted",
                null,
                Importance.MEDIUM,
                "With `delete.style = soft`: the column that is true for deleted rows, false for others.");
        deletes.define(
                DELETE_TIME,
                "__deleted_at",
                null,
                Importance.MEDIUM,
                "With `delete.style = soft`: the column that says when the row was deleted at the source, in UTC.");
        deletes.choose(
                DELETE_BEFORE,
                SettingsReader.BEFORE,
                "checked",
                "With `delete.style = soft`: `checked` stops the task at a delete that seems to tell nothing but the key, as"
                        + " PostgreSQL's do by default. `full`: every table has REPLICA IDENTITY FULL, so whatever a delete says of the row"
                        + " is true.");
        deletes.choose(
                TRUNCATE,
                SettingsReader.TRUNCATES,
                "pass",
                "`pass`: a table that is truncated at the source is truncated in Doris; refused where other sources have rows"
                        + " in it, and with `delete.style = soft`. `drop`: it keeps its rows.");
    }

    private static void defineOrder() {
        Group order = new Group("Schema changes and place");
        order.choose(
                SCHEMA_CHANGES,
                Choice.of(SchemaChanges.Mode.values()),
                "separate",
                "Where Debezium's schema changes go. `separate`: they stay in their topic. `to.table.topic` (on a source"
                        + " connector): each goes to the topic of its table, in order with the rows where that topic has one partition."
                        + " `drop`: nowhere.");
        order.choose(
                SIDE,
                Choice.of(Side.values()),
                "auto",
                "Which kind of connector it is part of: `source` or `sink`. A transform is not told, so what exists on one"
                        + " side only needs it said.");
    }

    @Override
    public void configure(Map<String, ?> properties) {
        flow = new Flow<>(SettingsReader.read(properties));
    }

    @Override
    public R apply(R record) {
        return flow.apply(record);
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** All that is wrong with settings, by their keys; empty when they are right. */
    public static Map<String, String> validate(Map<String, ?> properties) {
        return SettingsReader.problems(properties);
    }

    /** {@code --preview RULES.json < names.txt} prints what becomes of tables, without any record. */
    public static void main(String[] args) {
        System.exit(Preview.run(args, System.in, System.out, System.err));
    }

    /** What happens to a record, step by step. Confined to the task thread. */
    private static final class Flow<R extends ConnectRecord<R>> {

        private static final Logger LOG = LoggerFactory.getLogger(TableRouter.class);

        /** What Debezium says in the two records of a changed key of each other's. */
        private static final List<String> KEY_HEADERS = List.of("__debezium.newkey", "__debezium.oldkey");

        private final Settings settings;
        private final Routes routes;
        private final Shapes shapes;
        private final Tombstones tombstones = new Tombstones();
        private final SchemaChanges schemaChanges;
        private final boolean targetAtSource;
        private final boolean targetAtSink;

        Flow(Settings settings) {
            this.settings = settings;
            this.targetAtSource = settings.topic().orElse(Settings.TopicMode.TARGET) == Settings.TopicMode.TARGET;
            this.targetAtSink = settings.topic().orElse(Settings.TopicMode.KEEP) == Settings.TopicMode.TARGET;
            this.routes = new Routes(settings.rules(), settings.names());
            this.shapes = new Shapes(settings.columns(), settings.deletes());
            this.schemaChanges = new SchemaChanges(settings.schemaChanges(), routes);
        }

        R apply(R record) {
            settings.side().check(record);
            if (record.value() == null) {
                return tombstone(record);
            }
            Shapes.Shape shape = shapes.of(record.value());
            if (shape instanceof Shapes.Shape.OfRow row) {
                return row(record, row.row());
            }
            return shape == Shapes.Shape.SCHEMA_CHANGE ? schemaChanges.apply(record, this::topicOfRows) : record;
        }

        private R row(R record, RowShape shape) {
            SourceNames names = shape.names(record);
            Op op = shape.op(record);
            tombstones.saw(record, names, shape, op);
            if (op == Op.DELETE && settings.deletes().style() == Deletes.Style.IGNORE) {
                return null;
            }
            Route route = routes.of(names, record, shape);
            if (route == null || (op == Op.TRUNCATE && !truncates(route))) {
                return null;
            }
            return routed(record, route, shape.rewritten(record, names, op));
        }

        /** A tombstone tells nothing of its source; what was seen in its topic does. */
        private R tombstone(R record) {
            if (settings.deletes().style() != Deletes.Style.HARD) {
                return tombstoneOfKeptRow(record);
            }
            Optional<SourceNames> told = tombstones.names(record);
            SourceNames names = told.orElseGet(() -> SourceNames.ofTopic(record.topic()));
            Optional<Rule> rule = routes.rule(names);
            if (rule.isEmpty()) {
                return null;
            }
            // The sink finds out the table of those that nobody knows yet; the key must be whole, though.
            boolean named = told.isPresent() || !rule.get().keys().isEmpty();
            return named ? routed(record, routes.of(names, record, null), null) : record;
        }

        private R tombstoneOfKeptRow(R record) {
            boolean repeats =
                    settings.deletes().style() == Deletes.Style.IGNORE || tombstones.onlyRepeat(record.topic());
            if (!repeats && tombstones.knows(record.topic())) {
                throw new DataException("TableRouter: delete.style = soft, but topic " + record.topic()
                        + " tells deletes by tombstones, which have no row to keep. Let ExtractNewRecordState send the row"
                        + " (delete.tombstone.handling.mode = rewrite), or use the envelope");
            }
            if (!repeats) {
                LOG.warn(
                        "A tombstone of topic {} with key {} is dropped, since delete.style = soft: the delete that it"
                                + " repeats was in an earlier record",
                        record.topic(),
                        record.key());
            }
            return null;
        }

        private R routed(R record, Route route, Object value) {
            Headers headers = record.headers();
            route.mark(headers);
            Keys keys = route.rule().keys();
            Object key = keys.extended(record.key(), route.source());
            String topic = isTopicTheTarget(record) ? routes.topic(route) : record.topic();
            if (value == record.value() && key == record.key() && topic.equals(record.topic())) {
                return record;
            }
            if (!keys.isEmpty()) {
                extendKeyHeaders(headers, keys, route.source());
            }
            return record.newRecord(
                    topic,
                    record.kafkaPartition(),
                    Schemas.of(key, record.keySchema()),
                    key,
                    Schemas.of(value, record.valueSchema()),
                    value,
                    record.timestamp(),
                    headers);
        }

        private static void extendKeyHeaders(Headers headers, Keys keys, SourceNames names) {
            for (String name : KEY_HEADERS) {
                Header header = headers.isEmpty() ? null : headers.lastWithName(name);
                if (header != null && Schemas.hasColumns(header.value())) {
                    Object key = keys.extended(header.value(), names);
                    headers.remove(name).add(name, key, Schemas.of(key, header.schema()));
                }
            }
        }

        private boolean truncates(Route route) {
            if (!settings.passTruncates()) {
                LOG.warn(
                        "{} was truncated; its rows stay in {}, since truncate = drop",
                        route.source().shown(),
                        route.target());
                return false;
            }
            boolean shared = routes.isShared(route);
            if (shared || settings.deletes().style() == Deletes.Style.SOFT) {
                throw new DataException("TableRouter: " + route.source().shown() + " was truncated, and table "
                        + route.target()
                        + (shared ? " also has rows of other sources" : " keeps deleted rows (delete.style = soft)")
                        + ", which truncating it would remove. Set truncate = drop to go on, and delete or mark the rows in"
                        + " Doris yourself");
            }
            return settings.deletes().style() == Deletes.Style.HARD;
        }

        private boolean isTopicTheTarget(ConnectRecord<?> record) {
            return record instanceof SinkRecord ? targetAtSink : targetAtSource;
        }

        /** Schema changes are put in order on the source side only. */
        private String topicOfRows(Route route) {
            return targetAtSource ? routes.topic(route) : route.source().defaultTopic();
        }
    }

    /** The keys of one subject, in the order they are documented. */
    private static final class Group {
        private final String name;
        private int order;

        Group(String name) {
            this.name = name;
        }

        void choose(String key, Choice choice, String otherwise, String documentation) {
            define(key, otherwise, choice, Importance.MEDIUM, documentation);
        }

        void define(String key, String otherwise, Validator check, Importance importance, String documentation) {
            define(key, Type.STRING, otherwise, check, importance, documentation);
        }

        void define(
                String key, Type type, Object otherwise, Validator check, Importance importance, String documentation) {
            CONFIG_DEF.define(
                    key,
                    type,
                    otherwise,
                    check,
                    importance,
                    documentation,
                    name,
                    ++order,
                    Width.MEDIUM,
                    key,
                    List.of(),
                    SettingsReader.TOGETHER);
        }
    }
}
