package io.connectdoris.routing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A name of the source that templates and rules refer to. */
enum Variable {
    SOURCE("source", "datasource_name_di_src"),
    DB("db", "db_name_di_src"),
    SCHEMA("schema", "schema_name_di_src"),
    TABLE("table", "table_name_di_src"),
    TOPIC("topic", "topic_di_src");

    /** By both spellings. */
    static final Map<String, Variable> BY_NAME = byName();

    private final String name;
    private final String longName;

    Variable(String name, String longName) {
        this.name = name;
        this.longName = longName;
    }

    String of(SourceNames names) {
        return switch (this) {
            case SOURCE -> names.source();
            case DB -> names.db();
            case SCHEMA -> names.schema();
            case TABLE -> names.table();
            case TOPIC -> names.topic();
        };
    }

    private static Map<String, Variable> byName() {
        Map<String, Variable> variables = new TreeMap<>();
        for (Variable each : values()) {
            List.of(each.name, each.longName).forEach(name -> variables.put(name, each));
        }
        return variables;
    }
}
