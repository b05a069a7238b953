package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker that dies without a word: another takes its tasks, and nothing is lost, repeated or turned back. */
@ExtendWith(SharedStack.class)
@Timeout(240)
class WorkerKillIT {
    @Test
    void contentIsEqualAfterAWorkerWasKilledInMidStream(TestStack test) {
        test.openShop();
        test.awaitEqual();
        ConnectWorker victim = workerOfASinkTask(test);

        List<ShopTraffic> traffic =
                test.stack().databases().stream().map(ShopTraffic::start).toList();
        long before = dorisRows(test);
        await("rows of the traffic in Doris").atMost(Duration.ofMinutes(1)).until(() -> dorisRows(test) > before);
        victim.kill();
        await("the tasks of the killed worker on another one")
                .atMost(Duration.ofMinutes(1))
                .until(() -> workerOfASinkTask(test) != victim && allRun(test));
        traffic.forEach(ShopTraffic::close);

        test.awaitEqual();
        assertThat(dorisRows(test)).isGreaterThan(before);
        test.stack().startWorker(victim.name());
    }

    private static ConnectWorker workerOfASinkTask(TestStack test) {
        String address = test.stack().rest().status("sink-mysql").tasks().get(0).worker();
        return test.stack().workers().stream()
                .filter(worker -> worker.uri().toString().endsWith(address))
                .findFirst()
                .orElseThrow();
    }

    private static boolean allRun(TestStack test) {
        ConnectRest rest = test.stack().rest();
        return rest.connectors().stream()
                .allMatch(connector -> rest.status(connector).isRunning(1));
    }

    private static long dorisRows(TestStack test) {
        return test.stack().databases().stream()
                .mapToLong(database -> test.doris()
                        .query(database.database(), "SELECT COUNT(*) FROM orders")
                        .get(0)
                        .get(0)
                        .asLong())
                .sum();
    }
}
