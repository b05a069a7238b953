package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorExampleTest {
    @TempDir
    private Path folder;

    @Test
    void placeholdersAreFilledInAndConfigProvidersAreLeftAlone() throws IOException {
        Path file = file("{\"name\": \"c\", \"config\": {\"host\": \"${HOST}:1\", \"secret\": \"${file:/a:b}\"}}");

        ConnectorExample example = ConnectorExample.read(file, Map.of("HOST", "a$1"));

        assertThat(example.name()).isEqualTo("c");
        assertThat(example.config()).containsEntry("host", "a$1:1").containsEntry("secret", "${file:/a:b}");
    }

    @Test
    void aPlaceholderWithoutAValueIsAnError() throws IOException {
        Path file = file("{\"name\": \"c\", \"config\": {\"host\": \"${HOST}\"}}");

        assertThatThrownBy(() -> ConnectorExample.read(file, Map.of())).hasMessageContaining("${HOST}");
    }

    @Test
    void passwordsAreNotPartOfItsText() {
        assertThat(new ConnectorExample("c", Map.of("doris.password", "secret")).toString())
                .doesNotContain("secret");
        assertThat(new Login("user", "secret").toString()).doesNotContain("secret");
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("connector.json"), json);
    }
}
