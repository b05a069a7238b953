package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * A text in a form of its own, kept as it arrives: UUID, XML, an interval.
 *
 * @param column what holds it
 * @param characters which characters it can have
 */
record NamedTextType(DorisType column, Characters characters, TypeDoc doc) implements LogicalType {

    @Override
    public DorisType columnType(Schema schema, TypeSettings settings) {
        return column;
    }

    @Override
    public Optional<DorisType> elementType(Schema schema, TypeSettings settings) {
        return characters == Characters.DIGITS_AND_LETTERS ? Optional.of(column) : Optional.empty();
    }

    @Override
    public ValueWriter writer(Schema schema, Column target, TypeSettings settings) {
        return StringType.texts(target.require(Family.TEXT, LogicalTypes.shown(schema)));
    }

    /** Whether such texts can be elements of a Doris array. */
    enum Characters {
        ANY,
        DIGITS_AND_LETTERS
    }
}
