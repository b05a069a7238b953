package io.connectdoris.routing;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.util.SimpleConfig;

/**
 * Names the Doris table of a record in two headers, which the sink reads first. On a source connector the headers travel
 * through Kafka, on the sink they are set after it. Key, value and topic stay as they are.
 */
public final class TableRouter<R extends ConnectRecord<R>> implements Transformation<R> {

    public static final String OVERVIEW_DOC =
            "Names the Doris table of a record in the headers connectdoris.database and"
                    + " connectdoris.table, by templates over the names of its source.";

    public static final String DATABASE = "database";
    public static final String TABLE = "table";

    public static final String DATABASE_HEADER = "connectdoris.database";
    public static final String TABLE_HEADER = "connectdoris.table";

    private static final String VARIABLES =
            " Variables: ${source} (the source connector's logical name), ${db}, ${schema}"
                    + " (empty where the source has none), ${table}, ${topic}. For a record without a Debezium source block ${db} and"
                    + " ${table} are the last two segments of its topic.";

    public static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    DATABASE,
                    Type.STRING,
                    "${db}",
                    Template.VALIDATOR,
                    Importance.HIGH,
                    "Template of the database." + VARIABLES)
            .define(
                    TABLE,
                    Type.STRING,
                    "${table}",
                    Template.VALIDATOR,
                    Importance.HIGH,
                    "Template of the table." + VARIABLES);

    private Template database;
    private Template table;

    @Override
    public void configure(Map<String, ?> properties) {
        SimpleConfig config = new SimpleConfig(CONFIG_DEF, properties);
        database = Template.parse(config.getString(DATABASE));
        table = Template.parse(config.getString(TABLE));
    }

    @Override
    public R apply(R record) {
        // A tombstone tells nothing of its source; the sink writes it to the table of the topic's other records.
        if (record.value() == null) {
            return record;
        }
        SourceNames names = SourceNames.of(record);
        Headers headers = record.headers();
        headers.remove(DATABASE_HEADER);
        headers.remove(TABLE_HEADER);
        headers.addString(DATABASE_HEADER, fill(DATABASE, database, names));
        headers.addString(TABLE_HEADER, fill(TABLE, table, names));
        return record;
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static String fill(String key, Template template, SourceNames names) {
        String name = template.fill(names);
        if (name.isBlank()) {
            throw new DataException("TableRouter: the template " + key + " = " + template
                    + " gives no name for a record of topic " + names.topic() + ", whose source is " + names);
        }
        return name;
    }
}
