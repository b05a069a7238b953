package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** What statements need to know of the cluster around them. */
public interface ClusterView {

    DorisVersion version();

    /** BEs that are alive, against which replication is checked. */
    int aliveBackends();

    String host();

    int fePort();

    int bePort();

    /** Where MySQL clients connect to. */
    int queryPort();

    /** How long a schema-change job takes. */
    Duration alterJobTime();

    Clock clock();

    /** The variable {@code time_zone}. */
    ZoneId zone();
}
