package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SHOW FRONTENDS, SHOW BACKENDS and ADMIN SHOW FRONTEND CONFIG: one FE, one BE. */
public final class ClusterTables {

    private static final List<String> FRONTENDS = List.of(
            "Name",
            "Host",
            "EditLogPort",
            "HttpPort",
            "QueryPort",
            "RpcPort",
            "ArrowFlightSqlPort",
            "Role",
            "IsMaster",
            "ClusterId",
            "Join",
            "Alive",
            "ReplayedJournalId",
            "LastStartTime",
            "LastHeartbeat",
            "IsHelper",
            "ErrMsg",
            "Version",
            "CurrentConnected",
            "LiveSince");
    private static final List<String> BACKENDS = List.of(
            "BackendId",
            "Host",
            "HeartbeatPort",
            "BePort",
            "HttpPort",
            "BrpcPort",
            "ArrowFlightSqlPort",
            "LastStartTime",
            "LastHeartbeat",
            "Alive",
            "SystemDecommissioned",
            "TabletNum",
            "DataUsedCapacity",
            "TrashUsedCapacity",
            "AvailCapacity",
            "TotalCapacity",
            "UsedPct",
            "MaxDiskUsedPct",
            "RemoteUsedCapacity",
            "Tag",
            "ErrMsg",
            "Version",
            "Status",
            "HeartbeatFailureCounter",
            "NodeRole",
            "CpuCores",
            "Memory",
            "LiveSince",
            "RunningTasks");

    private ClusterTables() {}

    public static SqlResult frontends(ClusterView cluster) {
        String now = JobShows.time(cluster.clock().instant(), 0);
        return knownTo(
                cluster.version(),
                "CurrentConnected",
                FRONTENDS,
                List.of(List.of(
                        "fe_standin",
                        cluster.host(),
                        "9010",
                        Integer.toString(cluster.fePort()),
                        Integer.toString(cluster.queryPort()),
                        "9020",
                        "-1",
                        "FOLLOWER",
                        "true",
                        "1",
                        "true",
                        "true",
                        "1",
                        now,
                        now,
                        "true",
                        "",
                        cluster.version().build(),
                        "Yes",
                        "\\N")));
    }

    public static SqlResult backends(ClusterView cluster) {
        String now = JobShows.time(cluster.clock().instant(), 0);
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(1, cluster.aliveBackends()); i++) {
            rows.add(List.of(
                    Integer.toString(10_001 + i),
                    cluster.host(),
                    "9050",
                    "9060",
                    Integer.toString(cluster.bePort()),
                    "8060",
                    "-1",
                    now,
                    now,
                    Boolean.toString(cluster.aliveBackends() > 0),
                    "false",
                    "0",
                    "0.000 ",
                    "0.000 ",
                    "900.000 GB",
                    "1000.000 GB",
                    "10.00 %",
                    "10.00 %",
                    "0.000 ",
                    "{\"location\" : \"default\"}",
                    "",
                    cluster.version().build(),
                    status(cluster),
                    "0",
                    "mix",
                    "2",
                    "0.00 ",
                    now,
                    "0"));
        }
        return knownTo(cluster.version(), "NodeRole", BACKENDS, rows);
    }

    private static String status(ClusterView cluster) {
        boolean alive = cluster.aliveBackends() > 0;
        return "{\"lastSuccessReportTabletsTime\":\"N/A\",\"lastStreamLoadTime\":-1,\"isQueryDisabled\":false,"
                + "\"isLoadDisabled\":false"
                + (cluster.version().isAtLeast(DorisVersion.V4_0)
                        ? ",\"isActive\":" + alive + ",\"isShutdown\":false,\"currentFragmentNum\":0,"
                                + "\"lastFragmentUpdateTime\":0}"
                        : "}");
    }

    /** Older lines lack what comes after the column {@code lastOfOld}. */
    private static SqlResult knownTo(
            DorisVersion version, String lastOfOld, List<String> columns, List<List<Object>> rows) {
        if (version.isAtLeast(DorisVersion.V4_0)) {
            return SqlResult.texts(columns, rows);
        }
        int count = columns.indexOf(lastOfOld) + 1;
        return SqlResult.texts(
                columns.subList(0, count),
                rows.stream().map(row -> row.subList(0, count)).toList());
    }

    static SqlResult config(Like like, DorisVersion version) {
        List<List<Object>> rows = new ArrayList<>();
        settings(version).forEach((key, value) -> {
            if (like.matches(key)) {
                rows.add(List.of(key, value, "int", "true", "true", ""));
            }
        });
        return SqlResult.texts(List.of("Key", "Value", "Type", "IsMutable", "MasterOnly", "Comment"), rows);
    }

    private static Map<String, String> settings(DorisVersion version) {
        boolean newer = version.isAtLeast(DorisVersion.V4_0);
        Map<String, String> settings = new TreeMap<>(Map.of(
                "label_num_threshold", "2000",
                "streaming_label_keep_max_second", "43200",
                "label_keep_max_second", "259200",
                "transaction_clean_interval_second", "30",
                "max_running_txn_num_per_db", newer ? "10000" : "1000",
                "stream_load_default_precommit_timeout_second", "3600",
                "label_regex_length", "128",
                "table_name_length_limit", "64",
                "http_sql_submitter_max_worker_threads", "2"));
        if (newer) {
            settings.put("max_publishing_txn_num_per_table", "500");
        }
        return settings;
    }
}
