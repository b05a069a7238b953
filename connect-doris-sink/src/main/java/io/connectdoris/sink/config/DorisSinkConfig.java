package io.connectdoris.sink.config;

import io.connectdoris.client.DorisConnection;
import io.connectdoris.client.DorisConnection.Endpoint;
import io.connectdoris.client.DorisConnection.Secret;
import io.connectdoris.client.DorisConnection.Tls;
import io.connectdoris.sink.buffer.FlushLimits;
import io.connectdoris.sink.encode.TypeSettings;
import io.connectdoris.sink.encode.TypeSettings.BinaryEncoding;
import io.connectdoris.sink.schema.CreateSettings;
import io.connectdoris.sink.schema.CreateSettings.WithoutKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of the sink connector: what they are called, what they mean, and what they are once read. */
public final class DorisSinkConfig extends AbstractConfig {

    public static final String FE_ENDPOINTS = "doris.fe.endpoints";
    public static final String USER = "doris.user";
    public static final String PASSWORD = "doris.password";
    public static final String TIMEZONE = "doris.timezone";
    public static final String FE_SCHEME = "doris.fe.scheme";
    public static final String BE_SCHEME = "doris.be.scheme";
    public static final String TLS_CA_FILE = "doris.tls.ca.file";
    public static final String CONNECT_TIMEOUT = "doris.connect.timeout.ms";
    public static final String REQUEST_TIMEOUT = "doris.request.timeout.ms";
    public static final String TABLES_DATABASE = "tables.database";
    public static final String TABLES_WITHOUT_KEY = "tables.without.key";
    public static final String CREATE_PROPERTIES = "create.properties.";
    public static final String SEQUENCE_MODE = "sequence.mode";
    public static final String FLUSH_INTERVAL = "flush.interval.ms";
    public static final String FLUSH_ROWS = "flush.rows";
    public static final String FLUSH_BYTES = "flush.bytes";
    public static final String BUFFER_MEMORY = "buffer.memory.bytes";
    public static final String LOAD_PARALLELISM = "load.parallelism";
    public static final String LOAD_TIMEOUT = "load.timeout.ms";
    public static final String LOAD_EXPECT_CONTINUE = "load.expect.continue";
    public static final String LOAD_GZIP = "load.gzip";
    public static final String LOAD_BINARY_ENCODING = "load.binary.encoding";

    private static final String HTTP = "http";
    private static final String HTTPS = "https";

    public static final ConfigDef CONFIG_DEF = new ConfigDef();

    static {
        defineConnection();
        defineRouting();
        defineCreation();
        defineBuffering();
        defineLoading();
    }

    public DorisSinkConfig(Map<String, String> properties) {
        super(CONFIG_DEF, properties, false);
    }

    private static void defineConnection() {
        Group group = new Group("Connection");
        group.required(
                FE_ENDPOINTS,
                Type.LIST,
                Checks.ENDPOINTS,
                "FEs to talk to, as `host:http_port` (8030 by default on an FE; IPv6 hosts in brackets). One is enough; with"
                        + " several the next is tried when one does not answer. BEs are found through the FE and must be"
                        + " reachable from the worker.");
        group.required(USER, Type.STRING, Checks.NOT_BLANK, "User of Doris, with LOAD, SELECT, CREATE and ALTER.");
        group.define(PASSWORD, Type.PASSWORD, "", Importance.HIGH, null, "Password of the user.");
        group.define(
                TIMEZONE,
                Type.STRING,
                "UTC",
                Importance.MEDIUM,
                Checks.ZONE,
                "Zone whose wall clock time a source timestamp with time zone becomes in a DATETIME column, which has no zone."
                        + " Timestamps without zone are never shifted. The zone of the worker plays no part. See"
                        + " docs/timezones.md.");
        group.define(
                FE_SCHEME,
                Type.STRING,
                HTTP,
                Importance.MEDIUM,
                Checks.oneOf(HTTP, HTTPS),
                "How FEs are spoken to: `http` or" + " `https`.");
        group.define(
                BE_SCHEME,
                Type.STRING,
                "",
                Importance.LOW,
                Checks.oneOf("", HTTP, HTTPS),
                "How BEs are spoken to. Empty: as FEs are. The scheme of a redirect is not followed: set `http` here if FEs"
                        + " speak https and BEs do not, knowing that rows and password then travel unencrypted to the BEs.");
        group.define(
                TLS_CA_FILE,
                Type.STRING,
                "",
                Importance.LOW,
                Checks.FILE,
                "PEM file with the certificates to trust for https, instead of the JVM's. Host names are always checked.");
        group.millis(CONNECT_TIMEOUT, 10_000, "Longest time to connect to an FE or BE.");
        group.millis(
                REQUEST_TIMEOUT,
                180_000,
                "Longest silence of an FE or BE in an answer. A load is silent while Doris publishes it, up to 90 seconds.");
    }

    private static void defineRouting() {
        Group group = new Group("Routing");
        group.define(
                TABLES_DATABASE,
                Type.STRING,
                "",
                Importance.MEDIUM,
                null,
                "Database of every table. Empty: the source's database, or the last but one segment of a topic that a"
                        + " transform has named.");
    }

    private static void defineCreation() {
        Group group = new Group("Creating tables");
        group.define(
                TABLES_WITHOUT_KEY,
                Type.STRING,
                "fail",
                Importance.MEDIUM,
                Checks.oneOf("fail", "duplicate", "kafka_coordinates"),
                "What to create for records without a key. `fail`: nothing, the task stops and says how to give them one."
                        + " `duplicate`: a DUPLICATE KEY table, in which a row may appear twice after a failure."
                        + " `kafka_coordinates`: a UNIQUE KEY of topic, partition and offset, for append-only topics.");
        group.define(
                SEQUENCE_MODE,
                Type.STRING,
                "auto",
                Importance.MEDIUM,
                Checks.oneOf("auto", "none"),
                "`auto`: created tables get a sequence column of the record's timestamp and offset, so that a replay can never"
                        + " turn a row back. `none`: they get none, and the later load wins.");
    }

    private static void defineBuffering() {
        Group group = new Group("Buffering");
        group.millis(
                FLUSH_INTERVAL, 5_000, "The rows of a table are loaded at the latest so long after the first came in.");
        group.define(
                FLUSH_ROWS,
                Type.LONG,
                200_000L,
                Importance.MEDIUM,
                Range.atLeast(1),
                "The rows of a table are loaded when there are so many.");
        group.define(
                FLUSH_BYTES,
                Type.LONG,
                64L << 20,
                Importance.MEDIUM,
                Range.atLeast(1024),
                "The rows of a table are loaded when they have so many bytes as JSON.");
        group.define(
                BUFFER_MEMORY,
                Type.LONG,
                256L << 20,
                Importance.MEDIUM,
                Range.atLeast(1 << 20),
                "Bytes of memory for the rows that a task holds, waiting or being loaded. When they are used up the task stops"
                        + " reading the partitions that feed the fullest tables until there is room; nothing is dropped. One"
                        + " poll's records (`consumer.override.max.poll.records`) come on top.");
    }

    private static void defineLoading() {
        Group group = new Group("Loading");
        group.define(
                LOAD_PARALLELISM,
                Type.INT,
                4,
                Importance.MEDIUM,
                Range.between(1, 100),
                "How many tables a task loads at once; one table is never loaded twice at once.");
        group.millis(LOAD_TIMEOUT, 600_000, "Longest time of one load, from first byte to answer.");
        group.define(
                LOAD_EXPECT_CONTINUE,
                Type.BOOLEAN,
                true,
                Importance.LOW,
                null,
                "Send `Expect: 100-continue`. Doris' FE demands it; switch it off only for a proxy that adds it.");
        group.define(
                LOAD_GZIP,
                Type.BOOLEAN,
                false,
                Importance.LOW,
                null,
                "Compress loads with gzip. Doris takes compressed JSON from 3.0.5 on; it costs the worker CPU.");
        group.define(
                LOAD_BINARY_ENCODING,
                Type.STRING,
                "base64",
                Importance.MEDIUM,
                Checks.oneOf("base64", "hex"),
                "How bytes are written, since Doris has no binary column: `base64` or `hex` (lower case).");
    }

    /** How to reach Doris. */
    public DorisConnection connection() {
        boolean frontendTls = getString(FE_SCHEME).equals(HTTPS);
        String backendScheme = getString(BE_SCHEME);
        String caFile = getString(TLS_CA_FILE);
        Tls tls = new Tls(
                frontendTls,
                backendScheme.isEmpty() ? frontendTls : backendScheme.equals(HTTPS),
                caFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(caFile)));
        return new DorisConnection(
                getList(FE_ENDPOINTS).stream().map(DorisSinkConfig::endpoint).toList(),
                getString(USER),
                new Secret(getPassword(PASSWORD).value()),
                tls,
                getString(TIMEZONE),
                millis(CONNECT_TIMEOUT),
                millis(REQUEST_TIMEOUT),
                millis(LOAD_TIMEOUT),
                getBoolean(LOAD_EXPECT_CONTINUE),
                getBoolean(LOAD_GZIP));
    }

    /** When a table's rows are worth a load. */
    public FlushLimits flushLimits() {
        return new FlushLimits(getLong(FLUSH_ROWS), getLong(FLUSH_BYTES), millis(FLUSH_INTERVAL));
    }

    /** Bytes of memory for rows. */
    public long bufferMemory() {
        return getLong(BUFFER_MEMORY);
    }

    /** How many loads run at once. */
    public int loadParallelism() {
        return getInt(LOAD_PARALLELISM);
    }

    /** The database of every table, if one is set. */
    public Optional<String> tablesDatabase() {
        return Optional.of(getString(TABLES_DATABASE)).filter(name -> !name.isEmpty());
    }

    /** How tables are created. */
    public CreateSettings create() {
        Map<String, String> properties = new HashMap<>();
        originalsWithPrefix(CREATE_PROPERTIES).forEach((key, value) -> properties.put(key, value.toString()));
        return new CreateSettings(
                properties,
                getString(SEQUENCE_MODE).equals("auto"),
                WithoutKey.valueOf(getString(TABLES_WITHOUT_KEY).toUpperCase(Locale.ROOT)));
    }

    /** How values are written. */
    public TypeSettings types() {
        return new TypeSettings(
                ZoneId.of(getString(TIMEZONE)),
                BinaryEncoding.valueOf(getString(LOAD_BINARY_ENCODING).toUpperCase(Locale.ROOT)));
    }

    private Duration millis(String key) {
        return Duration.ofMillis(getLong(key));
    }

    static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        return new Endpoint(
                brackets ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }

    /** The keys of one subject, in the order they are documented. */
    private static final class Group {
        private final String name;
        private int order;

        Group(String name) {
            this.name = name;
        }

        void required(String key, Type type, ConfigDef.Validator check, String documentation) {
            define(key, type, ConfigDef.NO_DEFAULT_VALUE, Importance.HIGH, check, documentation);
        }

        void millis(String key, long otherwise, String documentation) {
            define(key, Type.LONG, otherwise, Importance.MEDIUM, Range.atLeast(1), documentation);
        }

        void define(
                String key,
                Type type,
                Object otherwise,
                Importance importance,
                ConfigDef.Validator check,
                String documentation) {
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
                    List.of());
        }
    }
}
