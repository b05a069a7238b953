package io.connectdoris.stack;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@code ./quickstart} runs: the whole pipeline on this machine, to watch it or to have it checked once. */
public final class Quickstart {
    private static final int EQUAL = 0;
    private static final int NOT_EQUAL = 1;
    private static final int UNUSABLE = 2;
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(2);
    private static final List<String> CONNECTORS =
            List.of("source-mysql.json", "source-postgres.json", "sink-mysql.json", "sink-postgres.json");

    private final PrintStream out;
    private final LocalStack stack;
    private final DorisSql dorisSql;

    private Quickstart(PrintStream out, LocalStack stack) {
        this.out = out;
        this.stack = stack;
        this.dorisSql = new DorisSql(stack.doris());
    }

    public static void main(String[] arguments) {
        // The terminal may be set to anything; names in the shop are not all ASCII.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status;
        try {
            QuickstartOptions options = QuickstartOptions.parse(List.of(arguments), System.getenv());
            if (options.help()) {
                out.print(QuickstartOptions.usage());
                return;
            }
            // Nobody should wait for servers to start, only to be told of a mistyped host or password.
            options.doris().ifPresent(doris -> new DorisSql(doris).query("information_schema", "SELECT 1"));
            status = run(out, options);
        } catch (QuickstartOptions.Unusable e) {
            out.println("quickstart: " + e.getMessage() + "; see ./quickstart --help");
            status = UNUSABLE;
        } catch (DorisSql.Refused e) {
            out.println("quickstart: " + e.getMessage());
            status = UNUSABLE;
        }
        System.exit(status);
    }

    private static int run(PrintStream out, QuickstartOptions options) {
        Path folder = Distribution.ofThisBuild()
                .repository()
                .resolve("local-stack/target/quickstart-"
                        + ProcessHandle.current().pid());
        RunFolder run = RunFolder.create(folder);
        try {
            LocalStack.Plan plan = new LocalStack.Plan(1, 1, options.doris());
            Quickstart quickstart = new Quickstart(out, LocalStack.start(run, plan, line -> out.println("  " + line)));
            quickstart.fill();
            if (!options.once()) {
                quickstart.watch();
            }
            boolean equal = quickstart.once();
            return equal ? EQUAL : failed(run, out);
        } catch (ServerFailure | DorisSql.Refused e) {
            // Ctrl-C pulls the servers away from under whatever was being done.
            if (!run.isOver()) {
                out.println("quickstart: failed: " + e.getMessage());
                failed(run, out);
            }
            return NOT_EQUAL;
        } finally {
            run.close();
        }
    }

    private static int failed(RunFolder run, PrintStream out) {
        run.keepLogs();
        out.println("quickstart: the logs are in " + run.logs());
        return NOT_EQUAL;
    }

    /** From empty databases to connectors that run. */
    private void fill() {
        refuseToOverwrite();
        for (SourceDatabase database : stack.databases()) {
            out.println("  " + database.product() + " holds the database " + database.database());
            SqlScript.SCHEMA.runIn(database);
            SqlScript.SEED.runIn(database);
        }
        CONNECTORS.forEach(file -> stack.deploy(stack.example(file)));
    }

    /** A real Doris may hold somebody's data under these names. */
    private void refuseToOverwrite() {
        for (SourceDatabase database : stack.databases()) {
            if (dorisSql.hasTable(database.database(), "customers")) {
                throw new ServerFailure("Doris at " + stack.doris().endpoint() + " already has a table "
                        + database.database() + ".customers; if an earlier quickstart left it: DROP DATABASE "
                        + database.database());
            }
        }
    }

    private boolean once() {
        out.println("  waiting for the snapshot to arrive");
        boolean snapshot = awaitEqual();
        if (snapshot) {
            stack.databases().forEach(SqlScript.CHANGES::runIn);
            out.println("  the changes are made; waiting for them to arrive");
        } else {
            out.println("  the snapshot did not arrive as it is at the source:");
        }
        boolean equal = snapshot && awaitEqual();
        for (TableComparison table : compare()) {
            out.println(table);
            table.differences().forEach(difference -> out.println("    " + difference));
        }
        out.println(equal ? "quickstart: equal" : "quickstart: NOT equal");
        return equal;
    }

    private boolean awaitEqual() {
        long deadline = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
        while (compare().stream().anyMatch(table -> !table.isEqual())) {
            stack.failIfAConnectorFailed();
            if (System.nanoTime() > deadline) {
                return false;
            }
            ServerProcess.pause("Doris to be equal");
        }
        return true;
    }

    private List<TableComparison> compare() {
        List<TableComparison> comparisons = new ArrayList<>();
        for (SourceDatabase database : stack.databases()) {
            comparisons.addAll(new ContentCheck(database, dorisSql).compare());
        }
        return comparisons;
    }

    /** Changes the shop and shows what arrives, until Ctrl-C. */
    private void watch() {
        List<ShopTraffic> traffic =
                stack.databases().stream().map(ShopTraffic::start).toList();
        try (LiveTable table = new LiveTable(out, stack, dorisSql)) {
            while (true) {
                table.show();
                stack.failIfAConnectorFailed();
                traffic.forEach(ShopTraffic::failIfItFailed);
            }
        }
    }
}
