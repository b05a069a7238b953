package io.connectdoris.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisConnection.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontendsTest {

    private static final Endpoint A = new Endpoint("a", 8030);
    private static final Endpoint B = new Endpoint("b", 8030);
    private static final Endpoint C = new Endpoint("c", 8030);

    private final Frontends frontends = new Frontends(Connections.to(A, B, C).connection());

    private List<Endpoint> order() {
        return frontends.inOrder().stream().map(Target::endpoint).toList();
    }

    @Test
    void oneThatAnswersIsKept() {
        frontends.answered(new Target(A, false));
        assertThat(order()).containsExactly(A, B, C);
    }

    @Test
    void oneThatFailedIsAskedLast() {
        frontends.failed(new Target(A, false), "x");
        assertThat(order()).containsExactly(B, C, A);
        frontends.failed(new Target(B, false), "x");
        assertThat(order()).containsExactly(C, A, B);
    }

    @Test
    void failuresThatComeLateDoNotTurnTheOrderFurther() {
        frontends.failed(new Target(A, false), "x");
        frontends.failed(new Target(A, false), "x");
        assertThat(order()).containsExactly(B, C, A);
    }

    @Test
    void oneThatCameBackIsNotPreferredForIt() {
        frontends.failed(new Target(A, false), "x");
        frontends.answered(new Target(A, false));
        assertThat(order()).containsExactly(B, C, A);
    }

    @Test
    void onlyConfiguredHostsCountAsFrontends() {
        assertThat(frontends.isOn("A")).isTrue();
        assertThat(frontends.isOn("be")).isFalse();
        assertThat(frontends.contains(new Endpoint("a", 8040))).isFalse();
    }
}
