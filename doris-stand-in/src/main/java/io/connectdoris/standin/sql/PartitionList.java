package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Partitioning.Bound;
import io.connectdoris.standin.catalog.Partitioning.Part;
import io.connectdoris.standin.catalog.Partitioning.Tuple;
import io.connectdoris.standin.value.Casts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The partitions between the parentheses: ranges in their three spellings, and lists of values. */
final class PartitionList {

    private final List<Token> tokens;
    private final List<Column> columns;
    private final ZoneId zone;
    private int at;

    PartitionList(List<Token> tokens, List<Column> columns, ZoneId zone) {
        this.tokens = tokens;
        this.columns = columns;
        this.zone = zone;
    }

    List<Part> read() throws DorisException {
        List<Part> parts = new ArrayList<>();
        while (at < tokens.size()) {
            Optional<Bound> below = parts.isEmpty()
                    ? Optional.empty()
                    : parts.get(parts.size() - 1).upper();
            parts.add(part(below));
            if (at < tokens.size()) {
                expect(",");
            }
        }
        return parts;
    }

    /** @param below the end of the range before, where LESS THAN begins */
    private Part part(Optional<Bound> below) throws DorisException {
        if (skip("FROM")) {
            return step();
        }
        expect("PARTITION");
        if (skip("IF")) {
            expect("NOT");
            expect("EXISTS");
        }
        String name = SqlTexts.name(next().getText());
        Part part = new Part(name, Optional.empty(), Optional.empty(), List.of());
        if (skip("VALUES")) {
            part = values(name, below);
        }
        if (at < tokens.size() && isAt("(")) {
            skipParentheses();
        }
        return part;
    }

    private Part step() throws DorisException {
        Bound from = bound();
        expect("TO");
        Bound to = bound();
        while (at < tokens.size() && !isAt(",")) {
            at++;
        }
        return new Part("", Optional.of(from), Optional.of(to), List.of());
    }

    private Part values(String name, Optional<Bound> below) throws DorisException {
        if (skip("IN")) {
            return new Part(name, Optional.empty(), Optional.empty(), tuples());
        }
        if (skip("LESS")) {
            expect("THAN");
            boolean open = skip("MAXVALUE");
            return new Part(name, below, open ? Optional.empty() : Optional.of(bound()), List.of());
        }
        expect("[");
        Bound lower = bound();
        expect(",");
        Bound upper = bound();
        expect(")");
        return new Part(name, Optional.of(lower), Optional.of(upper), List.of());
    }

    private Bound bound() throws DorisException {
        expect("(");
        List<Optional<String>> values = new ArrayList<>();
        do {
            values.add(skip("MAXVALUE") ? Optional.empty() : value(values.size()));
        } while (skip(","));
        expect(")");
        return new Bound(values);
    }

    private List<Tuple> tuples() throws DorisException {
        List<Tuple> tuples = new ArrayList<>();
        expect("(");
        do {
            List<Optional<String>> values = new ArrayList<>();
            boolean several = skip("(");
            do {
                values.add(value(values.size()));
            } while (several && skip(","));
            if (several) {
                expect(")");
            }
            tuples.add(new Tuple(values));
        } while (skip(","));
        expect(")");
        return tuples;
    }

    private Optional<String> value(int index) throws DorisException {
        if (skip("NULL")) {
            return Optional.empty();
        }
        boolean negative = skip("-");
        Token token = next();
        String text = token.getType() == DorisSqlParser.STRING ? SqlTexts.literal(token) : token.getText();
        Column column = columns.get(Math.min(index, columns.size() - 1));
        String signed = negative ? "-" + text : text;
        Optional<String> cast = Casts.cast(column.type(), signed, zone);
        if (cast.isEmpty()) {
            throw DorisException.unsupported("partition value " + signed);
        }
        return cast;
    }

    private void skipParentheses() {
        int depth = 0;
        do {
            depth += isAt("(") ? 1 : isAt(")") ? -1 : 0;
            at++;
        } while (depth > 0 && at < tokens.size());
    }

    private boolean isAt(String word) {
        return tokens.get(at).getText().toUpperCase(Locale.ROOT).equals(word);
    }

    private boolean skip(String word) {
        boolean found = at < tokens.size() && isAt(word);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String word) throws DorisException {
        if (!skip(word)) {
            throw DorisException.unsupported(
                    "partitions at " + (at < tokens.size() ? tokens.get(at).getText() : "their end"));
        }
    }

    private Token next() throws DorisException {
        if (at == tokens.size()) {
            throw DorisException.unsupported("partitions that end early");
        }
        return tokens.get(at++);
    }
}
