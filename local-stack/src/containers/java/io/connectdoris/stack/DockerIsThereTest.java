package io.connectdoris.stack;

import org.junit.jupiter.api.Test;

/** Ends the build before anything is started where nothing can be. */
class DockerIsThereTest {
    @Test
    void dockerAnswers() {
        Containers.requireDocker();
    }
}
