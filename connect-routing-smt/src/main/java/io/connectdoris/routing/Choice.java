package io.connectdoris.routing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** A setting whose values are the constants of an enum, written in lower case with dots. */
record Choice(List<String> values) implements Validator {

    static Choice of(Enum<?>... constants) {
        return new Choice(Arrays.stream(constants).map(Choice::text).toList());
    }

    /** How a constant is written. */
    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static <E extends Enum<E>> E read(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    @Override
    public void ensureValid(String key, Object value) {
        if (value != null && !values.contains(value.toString())) {
            throw new ConfigException(
                    key,
                    value,
                    "is not one of " + String.join(", ", values) + "."
                            + Suggestion.didYouMean(value.toString(), values));
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
