package io.connectdoris.stack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** A shop that is open: it inserts, updates and deletes all the time, and gets a new column now and then. */
final class ShopTraffic implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final int STEPS_BETWEEN_COLUMNS = 400;
    private static final int MOST_NEW_COLUMNS = 5;

    private final SourceDatabase database;
    private final Connection connection;
    private final Random random = new Random();
    /** Beyond those of the seed, and of an earlier day of the same shop. */
    private final long firstId = System.currentTimeMillis();

    private final Thread clerk;
    private volatile boolean closed;
    private volatile Optional<SQLException> failure = Optional.empty();
    private long step;
    private int newColumns;

    private ShopTraffic(SourceDatabase database, Connection connection) {
        this.database = database;
        this.connection = connection;
        this.clerk = new Thread(this::open, "traffic-" + database.database());
    }

    /** Opens the shop; it closes at the latest when this JVM ends. */
    static ShopTraffic start(SourceDatabase database) {
        try {
            ShopTraffic traffic = new ShopTraffic(database, database.connect());
            traffic.clerk.setDaemon(true);
            traffic.clerk.start();
            return traffic;
        } catch (SQLException e) {
            throw ServerFailure.of("no login to " + database.product(), database.log(), e);
        }
    }

    void failIfItFailed() {
        if (failure.isPresent()) {
            throw ServerFailure.of(
                    "a change was refused by " + database.product(), database.log(), failure.orElseThrow());
        }
    }

    private void open() {
        while (!closed && failure.isEmpty()) {
            serve();
            ServerProcess.pause("the next customer", PERIOD);
        }
    }

    private void serve() {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            changeOnce(statement);
            connection.commit();
            step++;
        } catch (SQLException e) {
            failure = Optional.of(e);
        }
    }

    private void changeOnce(Statement statement) throws SQLException {
        long id = firstId + step;
        switch ((int) (step % 4)) {
            case 0 -> placeOrder(statement, id);
            case 1 -> {
                statement.execute(
                        "UPDATE orders SET status = 'shipped', shipped_at = CURRENT_TIMESTAMP WHERE id = " + (id - 1));
                statement.execute(
                        "UPDATE customers SET balance = balance - 0.0001 WHERE id = " + (1 + random.nextInt(4)));
            }
            case 2 ->
                statement.execute("INSERT INTO customers (id, email, name, vip, balance) VALUES (" + id + ", 'c" + id
                        + "@example.com', 'Kunde № " + id + "', " + random.nextBoolean() + ", " + random.nextInt(1000)
                        + ".5)");
            default -> {
                // A third of what is new goes again, so that deletes keep up with inserts.
                statement.execute("DELETE FROM customers WHERE id = " + (id - 1 - 4L * (3 + random.nextInt(3))));
                statement.execute("UPDATE products SET price = price + 0.01 WHERE sku = 'PEN-3'");
            }
        }
        if (step % STEPS_BETWEEN_COLUMNS == STEPS_BETWEEN_COLUMNS - 1 && newColumns < MOST_NEW_COLUMNS) {
            newColumns++;
            statement.execute("ALTER TABLE customers ADD COLUMN note_" + newColumns + " VARCHAR(100)");
            statement.execute("UPDATE customers SET note_" + newColumns + " = 'a new column' WHERE id = 1");
        }
    }

    private void placeOrder(Statement statement, long id) throws SQLException {
        boolean postgres = database.dialect() == SqlDialect.POSTGRESQL;
        statement.execute("INSERT INTO orders (id, customer_id, status, total, placed_at"
                + (postgres ? ", reference" : "") + ") VALUES (" + id + ", 1, 'new', 7.90, CURRENT_TIMESTAMP"
                + (postgres ? ", gen_random_uuid()" : "") + ")");
        for (int line = 1; line <= 1 + random.nextInt(3); line++) {
            statement.execute("INSERT INTO order_items (order_id, line_no, sku, quantity, unit_price) VALUES (" + id
                    + ", " + line + ", 'CUP-1', " + (1 + random.nextInt(9)) + ", 7.90)");
        }
    }

    /** Returns when the last change is made. */
    @Override
    public void close() {
        closed = true;
        try {
            clerk.join();
            connection.close();
        } catch (SQLException e) {
            throw ServerFailure.of("the shop does not close in " + database.product(), database.log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted while the shop closes", e);
        }
        failIfItFailed();
    }
}
