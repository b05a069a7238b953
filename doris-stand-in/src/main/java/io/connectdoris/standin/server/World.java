package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Users;
import io.connectdoris.standin.catalog.Catalog;
import io.connectdoris.standin.catalog.Database;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.catalog.Names;
import io.connectdoris.standin.fault.Faults;
import io.connectdoris.standin.sql.AlterJobs;
import io.connectdoris.standin.sql.ClusterView;
import io.connectdoris.standin.sql.SqlExecutor;
import io.connectdoris.standin.txn.Transactions;
import io.connectdoris.standin.txn.TxnLimits;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that the FE and the BE of one stand-in share. */
public final class World implements AutoCloseable {

    private static final int MAX_SEEN = 100_000;
    private static final int MAX_ERROR_LOGS = 1_000;

    private final Catalog catalog;
    private final Users users;
    private final ClusterView cluster;
    private final TxnLimits limits;
    private final Faults faults = new Faults();
    private final AlterJobs jobs;
    private final SqlExecutor sql;
    private final boolean tls;
    private final AtomicLong txnIds = new AtomicLong(1000);
    private final Map<Long, Transactions> transactions = new ConcurrentHashMap<>();
    private final Deque<SeenRequest> seen = new ArrayDeque<>();
    private final Map<String, String> errorLogs = new LinkedHashMap<>();

    public World(Catalog catalog, Users users, ClusterView cluster, TxnLimits limits, boolean tls) {
        this.catalog = catalog;
        this.users = users;
        this.cluster = cluster;
        this.limits = limits;
        this.tls = tls;
        this.jobs = new AlterJobs(cluster.clock());
        this.sql = new SqlExecutor(catalog, users, cluster, jobs, this::transactions);
    }

    @Override
    public void close() {
        sql.close();
    }

    public Catalog catalog() {
        return catalog;
    }

    public Users users() {
        return users;
    }

    public ClusterView cluster() {
        return cluster;
    }

    public DorisVersion version() {
        return cluster.version();
    }

    public Clock clock() {
        return cluster.clock();
    }

    public Faults faults() {
        return faults;
    }

    public AlterJobs jobs() {
        return jobs;
    }

    public SqlExecutor sql() {
        return sql;
    }

    /** http or https. */
    public String scheme() {
        return tls ? "https" : "http";
    }

    public Transactions transactions(Database database) {
        Names names = Names.byDefault(cluster.version());
        return transactions.computeIfAbsent(
                database.id(), id -> new Transactions(database, cluster.clock(), limits, names, txnIds));
    }

    void saw(SeenRequest request) {
        synchronized (seen) {
            seen.addLast(request);
            if (seen.size() > MAX_SEEN) {
                seen.removeFirst();
            }
        }
    }

    /** Every request so far, oldest first. */
    public List<SeenRequest> seen() {
        synchronized (seen) {
            return new ArrayList<>(seen);
        }
    }

    void keepErrorLog(String file, String text) {
        synchronized (errorLogs) {
            errorLogs.put(file, text);
            if (errorLogs.size() > MAX_ERROR_LOGS) {
                errorLogs.remove(errorLogs.keySet().iterator().next());
            }
        }
    }

    Optional<String> errorLog(String file) {
        synchronized (errorLogs) {
            return Optional.ofNullable(errorLogs.get(file));
        }
    }
}
