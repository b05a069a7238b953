package io.connectdoris.standin.sql;

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
    private static final Map<String, String> CONFIG = new TreeMap<>(Map.of(
            "label_num_threshold", "2000",
            "streaming_label_keep_max_second", "43200",
            "label_keep_max_second", "259200",
            "max_running_txn_num_per_db", "10000",
            "stream_load_default_precommit_timeout_second", "3600",
            "label_regex_length", "128",
            "table_name_length_limit", "64",
            "http_sql_submitter_max_worker_threads", "2"));

    private ClusterTables() {}

    public static SqlResult frontends(ClusterView cluster) {
        String now = JobShows.time(cluster.clock().instant(), 0);
        return SqlResult.texts(
                FRONTENDS,
                List.of(List.of(
                        "fe_standin",
                        cluster.host(),
                        "9010",
                        Integer.toString(cluster.fePort()),
                        "9030",
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
                        Variables.BUILD,
                        "Yes",
                        now)));
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
                    Variables.BUILD,
                    "{}",
                    "0",
                    "mix",
                    "2",
                    "0.00 ",
                    now,
                    "0"));
        }
        return SqlResult.texts(BACKENDS, rows);
    }

    static SqlResult config(Like like) {
        List<List<Object>> rows = new ArrayList<>();
        CONFIG.forEach((key, value) -> {
            if (like.matches(key)) {
                rows.add(List.of(key, value, "int", "true", "true", ""));
            }
        });
        return SqlResult.texts(List.of("Key", "Value", "Type", "IsMutable", "MasterOnly", "Comment"), rows);
    }
}
