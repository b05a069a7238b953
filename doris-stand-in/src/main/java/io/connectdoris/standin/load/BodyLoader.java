package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import io.connectdoris.standin.load.LoadPlan.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a body to its end, row by row. */
public final class BodyLoader {

    private final LoadPlan plan;
    private final RowBuilder builder;
    private final LoadedRows rows = new LoadedRows();
    private final Cells cells;
    private final boolean keep;

    private BodyLoader(LoadPlan plan, boolean keep) {
        this.plan = plan;
        this.keep = keep;
        this.builder = new RowBuilder(plan, keep || plan.options().where().isPresent());
        this.cells = new Cells(plan.sources().size());
    }

    /** Plans the load: everything that Doris refuses before it asks for the body. */
    public static BodyLoader plan(Table table, LoadOptions options, Instant now, boolean keep) throws DorisException {
        return new BodyLoader(LoadPlan.of(table, options, now), keep);
    }

    /** @param selector answers the {@code where} header */
    public LoadedRows load(InputStream body, RowSelector selector) throws IOException, LoadFailure, DorisException {
        load(body);
        if (plan.options().where().isPresent()) {
            String predicate = plan.options().where().get();
            rows.select(selector.select(plan.table(), rows.changes(), predicate));
            if (!keep) {
                rows.discardKept();
            }
        }
        return rows;
    }

    private void load(InputStream body) throws IOException, LoadFailure {
        InputStream received = new Received(body, rows);
        if (plan.options().gzip()) {
            try (Gunzip plain = Gunzip.of(received)) {
                read(plain);
            } catch (Gunzip.Corrupt e) {
                throw new LoadFailure("INTERNAL_ERROR", e.getMessage());
            }
        } else {
            read(received);
        }
    }

    private void read(InputStream body) throws IOException, LoadFailure {
        if (plan.options().format() == LoadOptions.Format.JSON) {
            json(body);
        } else {
            CsvReader reader = new CsvReader(plan.options(), plan.sources().size());
            Lines lines = new Lines(body, plan.options().lineDelimiter());
            reader.read(lines, (line, from, to) -> csvRow(reader, line, from, to));
        }
    }

    /** Takes one row that did not come from a body, as INSERT INTO does. */
    public LoadedRows loadTexts(Iterable<String[]> texts) throws LoadFailure {
        for (String[] row : texts) {
            int length = 0;
            for (String cell : row) {
                length += cell == null ? 0 : cell.getBytes(StandardCharsets.UTF_8).length;
            }
            byte[] buffer = new byte[length];
            cells.reset(buffer);
            int at = 0;
            for (int i = 0; i < row.length; i++) {
                if (row[i] == null) {
                    cells.set(i, Cells.NULL, 0, 0);
                } else {
                    byte[] bytes = row[i].getBytes(StandardCharsets.UTF_8);
                    System.arraycopy(bytes, 0, buffer, at, bytes.length);
                    cells.set(i, Cells.PLAIN, at, at + bytes.length);
                    at += bytes.length;
                }
            }
            try {
                take();
            } catch (BadRow e) {
                bad(e, "");
            }
        }
        return rows;
    }

    private void json(InputStream body) throws IOException, LoadFailure {
        JsonScanner scanner =
                new JsonScanner(plan.sources().stream().map(Source::name).toList());
        LoadOptions options = plan.options();
        if (options.jsonPaths().isPresent()) {
            throw new LoadFailure("NOT_IMPLEMENTED_ERROR", "stand-in: not supported: jsonpaths");
        }
        Lines lines = new Lines(body, options.lineDelimiter());
        if (!options.readByLine()) {
            byte[] whole = lines.all();
            int from = Lines.afterBom(whole, 0, whole.length);
            document(scanner, whole, from, whole.length);
        } else {
            lines.forEach((line, from, to) -> jsonLine(scanner, line, from, to));
        }
    }

    private void jsonLine(JsonScanner scanner, byte[] line, int from, int to) throws LoadFailure {
        if (plan.options().stripOuterArray()) {
            document(scanner, line, from, to);
            return;
        }
        try {
            object(scanner, line, from, to);
        } catch (BadRow e) {
            bad(e, new String(line, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private void object(JsonScanner scanner, byte[] line, int from, int to) throws BadRow {
        scanner.begin(line, from, to);
        byte first = scanner.peek();
        if (first == 0) {
            return;
        }
        if (first == '[') {
            throw new BadRow("JSON data is array-object, `strip_outer_array` must be TRUE.");
        }
        int matched = scanner.scanObject(line, from, to, cells);
        takeMatched(matched);
    }

    /** A whole text that is one array of objects, or one object. */
    private void document(JsonScanner scanner, byte[] text, int from, int to) throws LoadFailure {
        scanner.begin(text, from, to);
        byte first = scanner.peek();
        if (first == 0) {
            return;
        }
        try {
            if (!plan.options().stripOuterArray()) {
                object(scanner, text, from, to);
            } else if (first != '[') {
                throw new BadRow("JSON data is not an array-object, `strip_outer_array` must be FALSE.");
            } else {
                array(scanner, from, to);
            }
        } catch (BadRow e) {
            bad(e, "");
        }
    }

    /** Rows of an array count only when the whole array can be read. */
    private void array(JsonScanner scanner, int from, int to) throws BadRow, LoadFailure {
        scanner.checkEncoding(from, to);
        List<RowChange> changes = new ArrayList<>();
        List<BadRow> reasons = new ArrayList<>();
        int good = 0;
        scanner.skip();
        if (scanner.peek() == ']') {
            throw new BadRow("Empty json line");
        }
        byte separator = ',';
        while (separator == ',') {
            scanner.peek();
            int matched = scanner.object(cells);
            try {
                RowChange change = matchedRow(matched);
                good++;
                if (change != null) {
                    changes.add(change);
                }
            } catch (BadRow e) {
                reasons.add(e);
            }
            separator = scanner.peek();
            scanner.skip();
        }
        if (separator != ']' || scanner.peek() != 0) {
            throw JsonScanner.bad(3, JsonScanner.NO_TAPE);
        }
        changes.forEach(rows::good);
        for (int i = changes.size(); i < good; i++) {
            rows.good(null);
        }
        for (BadRow reason : reasons) {
            bad(reason, "");
        }
    }

    private void csvRow(CsvReader reader, byte[] line, int from, int to) throws LoadFailure {
        try {
            reader.split(line, from, to, cells);
            take();
        } catch (BadRow e) {
            bad(e, new String(line, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private void takeMatched(int matched) throws BadRow {
        rows.good(matchedRow(matched));
    }

    private RowChange matchedRow(int matched) throws BadRow {
        if (matched == 0) {
            String names =
                    plan.sources().stream().map(source -> source.name() + ", ").collect(Collectors.joining());
            throw new BadRow("There is no column matching jsonpaths in the json file, columns:[" + names
                    + "], please check columns and jsonpaths:"
                    + plan.options().jsonPaths().orElse(""));
        }
        return build();
    }

    private void take() throws BadRow {
        rows.good(build());
    }

    private RowChange build() throws BadRow {
        RowChange change = builder.build(cells);
        if (change != null
                && plan.isPartial()
                && plan.options().newKeysAreErrors()
                && plan.table().find(change.values()).isEmpty()) {
            String key = plan.definition().keys().stream()
                    .map(column -> change.values()[column.slot()])
                    .collect(Collectors.joining(", "));
            throw new NewKey(key);
        }
        return change;
    }

    private void bad(BadRow reason, String source) throws LoadFailure {
        if (reason instanceof NewKey newKey) {
            throw new LoadFailure("E-7003", newKey.getMessage());
        }
        rows.bad(reason, source);
        if (rows.errors().isFull() && plan.options().maxFilterRatio() == 0) {
            throw new LoadFailure(
                    "DATA_QUALITY_ERROR",
                    "Encountered unqualified data, stop processing. Please check if the source data matches the"
                            + " schema, and consider disabling strict mode or increasing max_filter_ratio.");
        }
    }

    /** What was read so far, also when the load failed. */
    public LoadedRows rows() {
        return rows;
    }

    public void checkQuality() throws LoadFailure {
        if (rows.filtered()
                > (rows.total() - rows.unselected()) * plan.options().maxFilterRatio()) {
            throw new LoadFailure("DATA_QUALITY_ERROR", "too many filtered rows");
        }
    }

    private static final class NewKey extends BadRow {

        NewKey(String key) {
            super("Can't append new rows in partial update when partial_update_new_key_behavior is ERROR."
                    + " Row with key=[" + key + "] is not in table.");
        }
    }
}
