package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.value.DateTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** SHOW ALTER TABLE COLUMN. */
final class JobShows {

    private static final List<String> ALTER_COLUMNS = List.of(
            "JobId",
            "TableName",
            "CreateTime",
            "FinishTime",
            "IndexName",
            "IndexId",
            "OriginIndexId",
            "SchemaVersion",
            "TransactionId",
            "State",
            "Msg",
            "Progress",
            "Timeout");

    private final Resolver resolver;
    private final AlterJobs jobs;

    JobShows(Resolver resolver, AlterJobs jobs) {
        this.resolver = resolver;
        this.jobs = jobs;
    }

    SqlResult alter(DorisSqlParser.ShowAlterContext show, Session session) throws DorisException {
        String database =
                resolver.database(Shows.database(show.fromDb(), session)).name();
        Optional<String> wanted =
                Optional.ofNullable(show.filter).map(filter -> SqlTexts.literal(filter.value.getText()));
        List<List<Object>> rows = new ArrayList<>();
        for (AlterJobs.Job job : jobs.of(database)) {
            if (wanted.isEmpty() || wanted.get().equals(job.table().name())) {
                rows.add(row(job));
            }
        }
        if (show.orderBy() != null && !show.orderBy().DESC().isEmpty()) {
            java.util.Collections.reverse(rows);
        }
        int limit = show.limit == null ? rows.size() : Integer.parseInt(show.limit.getText());
        return SqlResult.texts(ALTER_COLUMNS, rows.subList(0, Math.min(limit, rows.size())));
    }

    private static List<Object> row(AlterJobs.Job job) {
        boolean running = job.state().equals("RUNNING");
        String index = Long.toString(job.table().id() + 1);
        return Arrays.asList(
                Long.toString(job.id()),
                job.table().name(),
                time(job.created(), 3),
                job.finished() == null ? null : time(job.finished(), 3),
                job.table().name(),
                index,
                index,
                job.table().definition().schemaVersion() + ":" + job.table().id(),
                job.isLight() ? "-1" : Long.toString(job.id() % 1_000_000),
                job.state(),
                job.message(),
                running ? "0/1" : null,
                job.isLight() ? "1" : "2592000");
    }

    static String time(Instant instant, int scale) {
        return DateTimes.print(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), scale);
    }
}
