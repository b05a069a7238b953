package io.connectdoris.routing;

import java.util.Optional;

/**
 * What the user has set, read once.
 *
 * @param topic what becomes of the topic; empty: as the side has it
 */
record Settings(
        Rules rules,
        DorisNames names,
        Columns columns,
        Deletes deletes,
        SchemaChanges.Mode schemaChanges,
        Optional<TopicMode> topic,
        boolean passTruncates,
        Side side) {

    /** What becomes of a record's topic. */
    enum TopicMode {
        KEEP,
        TARGET
    }
}
