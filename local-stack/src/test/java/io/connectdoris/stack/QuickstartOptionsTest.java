package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickstartOptionsTest {
    @Test
    void nothingMeansTheStandInAndNoEnd() {
        QuickstartOptions options = parse();

        assertThat(options.once()).isFalse();
        assertThat(options.doris()).isEmpty();
    }

    @Test
    void aRealDorisIsReachedAsTheGivenUser() {
        QuickstartOptions options =
                parse("--once", "--doris", "http://fe.example:8031", "--user", "loader", "--password-env", "SECRET");

        assertThat(options.once()).isTrue();
        assertThat(options.doris())
                .contains(new DorisTarget("http", "fe.example", 8031, new Login("loader", "from-the-environment")));
    }

    @Test
    void thePortOfARealDorisIs8030UnlessNamed() {
        assertThat(parse("--doris", "https://fe.example").doris().orElseThrow().endpoint())
                .isEqualTo("fe.example:8030");
    }

    @Test
    void unusableCommandLinesSayWhatIsWrong() {
        assertThatThrownBy(() -> parse("--onse")).hasMessageContaining("--onse");
        assertThatThrownBy(() -> parse("--doris")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse("--doris", "fe.example:8030")).hasMessageContaining("fe.example:8030");
        assertThatThrownBy(() -> parse("--user", "loader")).hasMessageContaining("--doris");
        assertThatThrownBy(() -> parse("--doris", "http://fe", "--password-env", "UNSET"))
                .hasMessageContaining("UNSET is not set");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(QuickstartOptions.usage()).contains("--once", "--doris", "--user", "--password-env", "--help");
    }

    private static QuickstartOptions parse(String... arguments) {
        return QuickstartOptions.parse(List.of(arguments), Map.of("SECRET", "from-the-environment"));
    }
}
