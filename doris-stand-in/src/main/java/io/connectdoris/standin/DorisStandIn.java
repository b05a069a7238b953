package io.connectdoris.standin;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.http.HttpServer;
import io.connectdoris.standin.mysql.MysqlService;
import io.connectdoris.standin.net.Listener;
import io.connectdoris.standin.server.BackendHandler;
import io.connectdoris.standin.server.FrontendHandler;
import io.connectdoris.standin.server.SeenRequest;
import io.connectdoris.standin.server.World;
import io.connectdoris.standin.sql.ClusterView;
import io.connectdoris.standin.sql.Session;
import io.connectdoris.standin.sql.SqlResult;
import io.connectdoris.standin.txn.TxnLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;

/** One FE and one BE in this process that answer over HTTP and the MySQL protocol as Apache Doris does. Start it with {@link #builder()}. */
public final class DorisStandIn implements AutoCloseable {

    private final World world;
    private final HttpServer frontend;
    private final HttpServer backend;
    private final Listener query;
    private final Settings settings;

    private DorisStandIn(Builder builder) {
        this.settings = new Settings(builder);
        this.world = new World(
                new Catalog(builder.discard),
                builder.users,
                settings,
                builder.limits.orElse(TxnLimits.of(builder.version)),
                builder.tls.isPresent());
        Optional<SSLServerSocketFactory> sockets = builder.tls.map(SSLContext::getServerSocketFactory);
        this.frontend =
                new HttpServer("stand-in-fe", builder.host, builder.fePort, sockets, new FrontendHandler(world));
        this.backend = new HttpServer("stand-in-be", builder.host, builder.bePort, sockets, new BackendHandler(world));
        this.query = new Listener(
                "stand-in-mysql",
                builder.host,
                builder.queryPort,
                ServerSocketFactory.getDefault(),
                new MysqlService(world.users(), world.sql()));
        settings.ports = new Ports(frontend::port, backend::port, query::port);
    }

    public static Builder builder() {
        return new Builder();
    }

    public String host() {
        return settings.host;
    }

    public int fePort() {
        return frontend.port();
    }

    public int bePort() {
        return backend.port();
    }

    /** Where MySQL clients connect to. */
    public int queryPort() {
        return query.port();
    }

    /** Scheme, host and port. */
    public String frontendUrl() {
        return world.scheme() + "://" + host() + ":" + fePort();
    }

    /** Scheme, host and port. */
    public String backendUrl() {
        return world.scheme() + "://" + host() + ":" + bePort();
    }

    /**
     * Runs statements as root, without HTTP and without a current database, and returns the last result as texts.
     *
     * @throws IllegalStateException with Doris' text when it refuses
     */
    public List<List<String>> sql(String statements) {
        return query(statements).rowTexts();
    }

    /** As {@link #sql}, with the columns' names and types. */
    public SqlResult query(String statements) {
        return query(statements, new Session("root", "127.0.0.1", ""));
    }

    /** As {@link #query(String)}, in a session that goes on. */
    SqlResult query(String statements, Session session) {
        try {
            return world.sql().execute(statements, session);
        } catch (DorisException e) {
            throw new IllegalStateException(e.detail(), e);
        }
    }

    /** Live rows as column name to text, in no particular order; needs no SQL. */
    public List<Map<String, String>> rows(String database, String table) {
        Table found = table(database, table);
        List<Column> columns = found.columns();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String[] values : found.liveRows()) {
            Map<String, String> row = new LinkedHashMap<>();
            columns.forEach(column -> row.put(column.name(), values[column.slot()]));
            rows.add(row);
        }
        return rows;
    }

    /** Live rows, or, when rows are discarded, all that were loaded. */
    public long count(String database, String table) {
        return table(database, table).count();
    }

    private Table table(String database, String table) {
        return world.catalog()
                .database(database)
                .flatMap(found -> {
                    world.transactions(found).settle();
                    return found.table(table);
                })
                .orElseThrow(() -> new IllegalArgumentException("no such table: " + database + "." + table));
    }

    public Faults faults() {
        return world.faults();
    }

    /** Every request that either port saw, oldest first. */
    public List<SeenRequest> requests() {
        return world.seen();
    }

    public void user(String name, String password) {
        world.users().put(name, password);
    }

    /** @param database {@code *} for all, as for {@code table} */
    public void grant(String user, Privilege privilege, String database, String table) {
        world.users().grant(user, privilege, database, table);
    }

    /** How many BEs are alive: 0 makes the FE refuse loads, fewer than a table's replicas its creation. */
    public void aliveBackends(int count) {
        settings.aliveBackends = count;
    }

    /** Schema-change jobs started from now on take this long. */
    public void alterJobTime(Duration time) {
        settings.alterJobTime = time;
    }

    /** While held, schema-change jobs do not finish. */
    public void holdAlterJobs(boolean hold) {
        world.jobs().setHeld(hold);
    }

    /** The next schema-change job is cancelled with this text from the BE instead of finishing. */
    public void failNextAlterJob(String status) {
        world.jobs().failNext(status);
    }

    /** Closes all ports and every connection; what was committed stays. */
    public void down() {
        try {
            frontend.down();
            backend.down();
            query.down();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Listens again on the same ports. */
    public void up() {
        try {
            frontend.up();
            backend.up();
            query.up();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        down();
        world.close();
    }

    /** Known when the servers listen. */
    private record Ports(IntSupplier fe, IntSupplier be, IntSupplier query) {}

    private static final class Settings implements ClusterView {

        private final DorisVersion version;
        private final String host;
        private final Clock clock;
        private final ZoneId zone;
        private volatile int aliveBackends;
        private volatile Duration alterJobTime;
        private volatile Ports ports = new Ports(() -> 0, () -> 0, () -> 0);

        Settings(Builder builder) {
            this.version = builder.version;
            this.host = builder.host;
            this.clock = builder.clock;
            this.zone = builder.zone;
            this.aliveBackends = builder.aliveBackends;
            this.alterJobTime = builder.alterJobTime;
        }

        @Override
        public DorisVersion version() {
            return version;
        }

        @Override
        public int aliveBackends() {
            return aliveBackends;
        }

        @Override
        public String host() {
            return host;
        }

        @Override
        public int fePort() {
            return ports.fe().getAsInt();
        }

        @Override
        public int bePort() {
            return ports.be().getAsInt();
        }

        @Override
        public int queryPort() {
            return ports.query().getAsInt();
        }

        @Override
        public Duration alterJobTime() {
            return alterJobTime;
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public ZoneId zone() {
            return zone;
        }
    }

    /** What a stand-in is started with. Everything has a default: root without password, any free ports, three BEs alive. */
    public static final class Builder {

        private final Users users = new Users();
        private DorisVersion version = DorisVersion.V4_1;
        private String host = "127.0.0.1";
        private int fePort;
        private int bePort;
        private int queryPort;
        private boolean discard;
        private int aliveBackends = 3;
        private Duration alterJobTime = Duration.ZERO;
        private Clock clock = Clock.systemUTC();
        private ZoneId zone = ZoneId.of("UTC");
        private Optional<TxnLimits> limits = Optional.empty();
        private Optional<SSLContext> tls = Optional.empty();

        private Builder() {}

        /** Sets root's password, or adds a user without any grant. */
        public Builder user(String name, String password) {
            users.put(name, password);
            return this;
        }

        /** @param database {@code *} for all, as for {@code table} */
        public Builder grant(String user, Privilege privilege, String database, String table) {
            users.grant(user, privilege, database, table);
            return this;
        }

        /** The address to listen on, which is also the one that redirects name. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** The line of Doris to answer as, 4.1 unless said. */
        public Builder version(DorisVersion newVersion) {
            version = newVersion;
            return this;
        }

        /** For HTTP; 0 for any free port. */
        public Builder ports(int fe, int be) {
            fePort = fe;
            bePort = be;
            return this;
        }

        /** For MySQL clients; 0 for any free port. */
        public Builder queryPort(int port) {
            queryPort = port;
            return this;
        }

        /** Checks and counts rows, but keeps none. */
        public Builder discard(boolean discardRows) {
            discard = discardRows;
            return this;
        }

        public Builder aliveBackends(int count) {
            aliveBackends = count;
            return this;
        }

        public Builder alterJobTime(Duration time) {
            alterJobTime = time;
            return this;
        }

        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** The variable {@code time_zone}, which loads take when they name none. */
        public Builder timeZone(ZoneId newZone) {
            zone = newZone;
            return this;
        }

        public Builder limits(TxnLimits newLimits) {
            limits = Optional.of(newLimits);
            return this;
        }

        /** Both HTTP ports serve https with the key in this PKCS12 file. */
        public Builder tls(Path keystore, String password) {
            try (InputStream in = Files.newInputStream(keystore)) {
                KeyStore keys = KeyStore.getInstance("PKCS12");
                keys.load(in, password.toCharArray());
                KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                managers.init(keys, password.toCharArray());
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(managers.getKeyManagers(), null, null);
                return tls(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not a usable key store: " + keystore, e);
            }
        }

        /** Both HTTP ports serve https with this context. */
        public Builder tls(SSLContext context) {
            tls = Optional.of(context);
            return this;
        }

        public DorisStandIn start() {
            DorisStandIn standIn = new DorisStandIn(this);
            standIn.up();
            return standIn;
        }
    }
}
