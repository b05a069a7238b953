package io.connectdoris.routing;

import java.util.Iterator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/** Where the records of one source go; the headers are made once. */
final class Route {

    private final Rule rule;
    private final SourceNames source;
    private final String database;
    private final String table;
    private final Header databaseHeader;
    private final Header tableHeader;
    private final String topic;

    Route(Rule rule, SourceNames source, String database, String table) {
        this.rule = rule;
        this.source = source;
        this.database = database;
        this.table = table;
        this.databaseHeader = header(TableRouter.DATABASE_HEADER, database);
        this.tableHeader = header(TableRouter.TABLE_HEADER, table);
        this.topic = TopicNames.of(database, table);
    }

    Rule rule() {
        return rule;
    }

    SourceNames source() {
        return source;
    }

    String database() {
        return database;
    }

    String table() {
        return table;
    }

    /** The target's name as a topic. */
    String topic() {
        return topic;
    }

    /** For people. */
    String target() {
        return database + "." + table;
    }

    /** Names the target in the headers, once: those of an earlier router are replaced. */
    void mark(Headers headers) {
        if (isMarked(headers)) {
            headers.remove(TableRouter.DATABASE_HEADER);
            headers.remove(TableRouter.TABLE_HEADER);
        }
        headers.add(databaseHeader).add(tableHeader);
    }

    static Header header(String name, String value) {
        return new ConnectHeaders()
                .add(name, new SchemaAndValue(Schema.STRING_SCHEMA, value))
                .lastWithName(name);
    }

    private static boolean isMarked(Headers headers) {
        if (headers.isEmpty()) {
            return false;
        }
        for (Iterator<Header> all = headers.iterator(); all.hasNext(); ) {
            String name = all.next().key();
            if (name.equals(TableRouter.DATABASE_HEADER) || name.equals(TableRouter.TABLE_HEADER)) {
                return true;
            }
        }
        return false;
    }
}
