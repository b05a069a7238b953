package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Schema changes of all tables, finished ones included, newest last. A job ends when its time is over by the clock and somebody
 * asks; while held, none does.
 */
public final class AlterJobs {

    /** One row of SHOW ALTER TABLE COLUMN. */
    static final class Job {

        private final long id;
        private final String database;
        private final Table table;
        private final boolean light;
        private final Instant created;
        private final Instant due;
        private final Runnable change;
        private Instant finished;
        private String state;
        private String message = "";

        Job(long id, String database, Table table, boolean light, Instant created, Instant due, Runnable change) {
            this.id = id;
            this.database = database;
            this.table = table;
            this.light = light;
            this.created = created;
            this.due = due;
            this.change = change;
            this.state = light ? "FINISHED" : "RUNNING";
            this.finished = light ? created : null;
        }

        long id() {
            return id;
        }

        Table table() {
            return table;
        }

        boolean isLight() {
            return light;
        }

        Instant created() {
            return created;
        }

        Instant finished() {
            return finished;
        }

        String state() {
            return state;
        }

        String message() {
            return message;
        }

        private void end(String newState, String newMessage, Instant now) {
            state = newState;
            message = newMessage;
            finished = now;
            table.setSchemaChanging(false);
        }
    }

    private final Clock clock;
    private final AtomicLong ids = new AtomicLong(1_700_000_000_000L);
    private final List<Job> jobs = new ArrayList<>();
    private boolean held;
    private String failure;

    public AlterJobs(Clock clock) {
        this.clock = clock;
    }

    /** While held, jobs keep running whatever the time. */
    public synchronized void setHeld(boolean hold) {
        held = hold;
        settle();
    }

    /** The next job that would finish is cancelled instead, as when a BE cannot convert the data. */
    public synchronized void failNext(String status) {
        failure = status;
    }

    synchronized void light(String database, Table table, Runnable change) {
        change.run();
        Instant now = clock.instant();
        jobs.add(new Job(ids.incrementAndGet(), database, table, true, now, now, change));
    }

    synchronized void start(String database, Table table, java.time.Duration time, Runnable change) {
        Instant now = clock.instant();
        table.setSchemaChanging(true);
        jobs.add(new Job(ids.incrementAndGet(), database, table, false, now, now.plus(time), change));
        settle();
    }

    synchronized void cancel(Table table) throws DorisException {
        settle();
        Job running = jobs.stream()
                .filter(job -> job.table.id() == table.id() && job.state.equals("RUNNING"))
                .findFirst()
                .orElseThrow(() -> DorisException.of("Table[" + table.name() + "] is not under SCHEMA_CHANGE."));
        running.end("CANCELLED", "user cancelled", clock.instant());
    }

    synchronized List<Job> of(String database) {
        settle();
        return jobs.stream().filter(job -> job.database.equals(database)).toList();
    }

    /** Finishes what is due. */
    public synchronized void settle() {
        Instant now = clock.instant();
        for (Job job : jobs) {
            if (job.state.equals("RUNNING") && !held && !job.due.isAfter(now)) {
                if (failure != null) {
                    job.end("CANCELLED", failureText(failure), now);
                    failure = null;
                } else {
                    job.change.run();
                    job.end("FINISHED", "", now);
                }
            }
        }
    }

    private static String failureText(String status) {
        return "errCode = 2, detailMessage = schema change tasks failed, error reason: task type: ALTER, status_code:"
                + " INTERNAL_ERROR, status_message: [" + status + "], backendId: Backend [id=10001, host=127.0.0.1]";
    }
}
