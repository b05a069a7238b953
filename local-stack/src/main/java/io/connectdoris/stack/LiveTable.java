package io.connectdoris.stack;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The table that {@code ./quickstart} shows: per source table its rows, those in Doris, how fast they arrive, what is behind. */
final class LiveTable implements AutoCloseable {
    private static final Duration ON_A_TERMINAL = Duration.ofSeconds(1);
    private static final Duration IN_A_FILE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final LocalStack stack;
    private final DorisSql doris;
    private final SinkProgress progress;
    /** Only the shell that starts us can tell. */
    private final boolean terminal = Boolean.getBoolean("connectdoris.terminal");

    private int linesShown;

    LiveTable(PrintStream out, LocalStack stack, DorisSql doris) {
        this.out = out;
        this.stack = stack;
        this.doris = doris;
        this.progress = new SinkProgress(
                stack.kafka().bootstrapServers(), List.of("connect-sink-mysql", "connect-sink-postgres"));
    }

    /** Waits for its time, then shows the state once; on a terminal it replaces what it showed before. */
    void show() {
        ServerProcess.pause("the next look at the tables", terminal ? ON_A_TERMINAL : IN_A_FILE);
        Map<String, SinkProgress.Topic> topics = progress.measure();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-26s %10s %10s %9s %8s", "TABLE", "SOURCE", "DORIS", "ROWS/S", "LAG"));
        addTables(stack.mysql(), "mysql.shop.", topics, lines);
        addTables(stack.postgres(), "pg.public.", topics, lines);
        lines.add("Ctrl-C stops everything");
        if (terminal && linesShown > 0) {
            out.print("\u001b[" + linesShown + "A\u001b[J");
        }
        lines.forEach(out::println);
        linesShown = lines.size();
    }

    private void addTables(
            SourceDatabase database, String topicPrefix, Map<String, SinkProgress.Topic> topics, List<String> lines) {
        try (Connection connection = database.connect()) {
            for (SourceTable table : new ContentCheck(database, doris).tables(connection)) {
                SinkProgress.Topic topic = topics.getOrDefault(topicPrefix + table.name(), SinkProgress.Topic.UNSEEN);
                lines.add(String.format(
                        Locale.ROOT,
                        "%-26s %10d %10s %9.1f %8d",
                        database.database() + "." + table.name(),
                        sourceRows(connection, database, table),
                        dorisRows(database, table).stream()
                                .mapToObj(Long::toString)
                                .findFirst()
                                .orElse("-"),
                        topic.rowsPerSecond(),
                        topic.lag()));
            }
        } catch (SQLException e) {
            throw ServerFailure.of("cannot read " + database.product(), database.log(), e);
        }
    }

    private static long sourceRows(Connection connection, SourceDatabase database, SourceTable table)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT COUNT(*) FROM " + database.dialect().quote(table.name()))) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Nothing while Doris does not have the table, or does not answer: the sink waits for it then, and so do we. */
    private OptionalLong dorisRows(SourceDatabase database, SourceTable table) {
        try {
            String count = "SELECT COUNT(*) FROM `" + table.name() + "`";
            return OptionalLong.of(
                    doris.query(database.database(), count).get(0).get(0).asLong());
        } catch (DorisSql.Refused notYet) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        progress.close();
    }
}
