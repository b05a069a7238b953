package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords stay out of every log, also of the logs of failures; {@link SharedStack} looks after each class as well. */
@ExtendWith(SharedStack.class)
@Timeout(240)
class SecretsIT {
    @Test
    void noPasswordStandsInAnyLog(TestStack test) {
        test.openShop();
        test.awaitEqual();
        for (String file : new String[] {"source-mysql.json", "source-postgres.json", "sink-mysql.json"}) {
            String setting = file.startsWith("sink") ? "doris.password" : "database.password";
            refuse(test, test.stack().example(file).named("refused-" + file.replace(".json", "")), setting);
        }

        assertThat(test.linesWith(Set.of("refused-sink-mysql")))
                .as("where a leak would have been seen")
                .isNotEmpty();
        assertThat(test.leaks()).isEmpty();
    }

    /** Connect says at once, or when the connector has started, that this password is wrong. */
    private static void refuse(TestStack test, ConnectorExample connector, String passwordSetting) {
        String wrong = test.secretLogin("nobody").password();
        ConnectRest rest = test.stack().rest();
        try {
            rest.put(
                    connector.name(),
                    connector.with(Map.of(passwordSetting, wrong)).config());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> rest.status(connector.name()).isFailed());
            assertThat(rest.status(connector.name()).trace()).doesNotContain(wrong);
            rest.delete(connector.name());
        } catch (ServerFailure refusedAtOnce) {
            assertThat(refusedAtOnce).hasMessageContaining("HTTP 400");
            assertThat(refusedAtOnce.getMessage()).doesNotContain(wrong);
        }
    }
}
