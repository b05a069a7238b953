package io.connectdoris.stack;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A source connector with its own handling modes and the sink behind it, beside others that read the same tables.
 *
 * @param mode the name that {@code corpus/differences-modes.md} has for it
 * @param tables of the corpus that it takes
 * @param settings of the source connector
 * @param binary how bytes arrive
 * @param withSchemas whether records say what their values are; else the tables are there before
 */
record ModeRun(
        String mode,
        Set<String> tables,
        Map<String, String> settings,
        ModeRendering.Binary binary,
        boolean withSchemas) {
    private static final Map<String, String> SCHEMALESS =
            Map.of("key.converter.schemas.enable", "false", "value.converter.schemas.enable", "false");
    private static final Map<String, String> FLATTENED = Map.of(
            "transforms", "flatten",
            "transforms.flatten.type", "io.debezium.transforms.ExtractNewRecordState",
            "transforms.flatten.delete.tombstone.handling.mode", "rewrite",
            "transforms.flatten.replace.null.with.default", "false");

    ModeRun {
        tables = Set.copyOf(tables);
        settings = Map.copyOf(settings);
    }

    static ModeRun of(String mode, Set<String> tables, ModeRendering.Binary binary, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("binary.handling.mode", binary.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return new ModeRun(mode, tables, all, binary, true);
    }

    /** The same in records that do not say what their values are. */
    ModeRun withoutSchemas() {
        return new ModeRun(mode, tables, with(SCHEMALESS), binary, false);
    }

    /** The same in records that are the row alone. */
    ModeRun flattened() {
        return new ModeRun(mode, tables, with(FLATTENED), binary, withSchemas);
    }

    /** The same without some tables. */
    ModeRun without(Set<String> others) {
        Set<String> rest = new TreeSet<>(tables);
        rest.removeAll(others);
        return new ModeRun(mode, rest, settings, binary, withSchemas);
    }

    boolean isFlattened() {
        return settings.containsKey("transforms");
    }

    /** What the sink needs to be told of it. */
    Map<String, String> converters() {
        return withSchemas ? Map.of() : SCHEMALESS;
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }
}
