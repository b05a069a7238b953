package io.connectdoris.standin.load;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.RowChange;
import io.connectdoris.standin.catalog.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a body to its end, row by row. */
public final class BodyLoader {

    private final LoadPlan plan;
    private final RowBuilder builder;
    private final LoadedRows rows = new LoadedRows();
    private final Cells cells;
    private final Cells fields;
    private final List<String[]> waiting = new ArrayList<>();
    private final List<byte[]> waitingKinds = new ArrayList<>();
    private final boolean keep;
    private final boolean computes;

    private BodyLoader(LoadPlan plan, boolean keep) {
        this.plan = plan;
        this.keep = keep;
        this.builder = new RowBuilder(plan, keep || plan.options().where().isPresent());
        this.cells = new Cells(plan.sources().size());
        this.computes = plan.hasExpressions();
        this.fields = computes ? new Cells(plan.fields().size()) : cells;
    }

    /** Plans the load: everything that Doris refuses before it asks for the body. */
    public static BodyLoader plan(Table table, LoadOptions options, Instant now, boolean keep) throws DorisException {
        refuseGenerated(table);
        LoadPlan plan = LoadPlan.of(table, options, now);
        ObjectColumns.check(plan.sources());
        return new BodyLoader(plan, keep);
    }

    /** Plans rows that come as {@link #loadTexts}, in the form in which tables keep their values. */
    public static BodyLoader planTexts(Table table, LoadOptions options, Instant now) throws DorisException {
        refuseGenerated(table);
        return new BodyLoader(LoadPlan.of(table, options, now), true);
    }

    private static void refuseGenerated(Table table) throws DorisException {
        if (table.columns().stream().anyMatch(column -> column.generated().isPresent())) {
            throw DorisException.unsupported("rows of tables with generated columns");
        }
    }

    /** @param selector answers the {@code where} header */
    public LoadedRows load(InputStream body, RowSelector selector) throws IOException, LoadFailure, DorisException {
        load(body);
        derive(selector);
        builder.finish();
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
            CsvReader reader = new CsvReader(plan.options(), plan.fields().size());
            Lines lines = new Lines(body, plan.options().lineDelimiter());
            reader.read(lines, (line, from, to) -> csvRow(reader, line, from, to));
        }
    }

    /** Takes rows that did not come from a body, as INSERT INTO does. */
    public LoadedRows loadTexts(Iterable<String[]> texts) throws LoadFailure {
        for (String[] row : texts) {
            byte[] kinds = new byte[row.length];
            Arrays.fill(kinds, Cells.PLAIN);
            takeTexts(row, kinds);
        }
        return rows;
    }

    private void takeTexts(String[] row, byte[] kinds) throws LoadFailure {
        int length = 0;
        for (String cell : row) {
            length += cell == null ? 0 : cell.getBytes(StandardCharsets.UTF_8).length;
        }
        byte[] buffer = new byte[length];
        cells.reset(buffer);
        int at = 0;
        for (int i = 0; i < row.length; i++) {
            if (row[i] == null) {
                cells.set(i, kinds[i] == Cells.MISSING ? Cells.MISSING : Cells.NULL, 0, 0);
            } else {
                byte[] bytes = row[i].getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, buffer, at, bytes.length);
                cells.set(i, Cells.PLAIN, at, at + bytes.length);
                at += bytes.length;
            }
        }
        try {
            rows.good(build());
        } catch (BadRow e) {
            bad(e, "");
        }
    }

    /** Rows whose columns are computed are built when the whole body is read. */
    private void derive(RowSelector selector) throws LoadFailure, DorisException {
        if (waiting.isEmpty()) {
            return;
        }
        List<String> expressions = plan.sources().stream()
                .flatMap(source -> source.expression().stream())
                .toList();
        List<List<String>> computed = expressions.isEmpty()
                ? Collections.nCopies(waiting.size(), List.of())
                : selector.evaluate(plan.fields(), waiting, expressions);
        int[] fieldOf = plan.sources().stream()
                .mapToInt(source ->
                        source.expression().isPresent() ? -1 : plan.fields().indexOf(source.name()))
                .toArray();
        for (int row = 0; row < waiting.size(); row++) {
            String[] texts = new String[fieldOf.length];
            byte[] kinds = new byte[fieldOf.length];
            int next = 0;
            for (int i = 0; i < fieldOf.length; i++) {
                boolean field = fieldOf[i] >= 0;
                texts[i] =
                        field ? waiting.get(row)[fieldOf[i]] : computed.get(row).get(next++);
                kinds[i] = field ? waitingKinds.get(row)[fieldOf[i]] : Cells.PLAIN;
            }
            takeTexts(texts, kinds);
        }
        waiting.clear();
    }

    private void await() {
        String[] texts = new String[plan.fields().size()];
        for (int i = 0; i < texts.length; i++) {
            boolean none = fields.kind[i] == Cells.NULL || fields.kind[i] == Cells.MISSING;
            texts[i] = none ? null : fields.text(i);
        }
        waiting.add(texts);
        waitingKinds.add(fields.kind.clone());
    }

    private void json(InputStream body) throws IOException, LoadFailure {
        LoadOptions options = plan.options();
        JsonObjects objects = JsonObjects.of(options, plan.fields());
        Lines lines = new Lines(body, options.lineDelimiter());
        if (!options.readByLine()) {
            byte[] whole = lines.all();
            int from = Lines.afterBom(whole, 0, whole.length);
            document(objects, whole, from, whole.length);
        } else {
            lines.forEach((line, from, to) -> jsonLine(objects, line, from, to));
        }
    }

    private void jsonLine(JsonObjects objects, byte[] line, int from, int to) throws LoadFailure {
        if (plan.options().stripOuterArray()) {
            document(objects, line, from, to);
            return;
        }
        try {
            object(objects, line, from, to);
        } catch (BadRow e) {
            bad(e, new String(line, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private void object(JsonObjects objects, byte[] line, int from, int to) throws BadRow {
        objects.begin(line, from, to);
        JsonPath.Range range = objects.enterRoot(fields, from, to);
        byte first = objects.peek();
        if (first == 0) {
            return;
        }
        if (first == '[') {
            throw new BadRow("JSON data is array-object, `strip_outer_array` must be TRUE.");
        }
        checkMatched(
                isFirstOfMany()
                        ? objects.next(fields, range.from(), range.to())
                        : objects.only(fields, range.from(), range.to()));
        take();
    }

    /** Lines before 4.0 take the first object of a body that is one document, and ignore what follows. */
    private boolean isFirstOfMany() {
        return plan.options().isOlder() && !plan.options().readByLine();
    }

    /** A whole text that is one array of objects, or one object. */
    private void document(JsonObjects objects, byte[] text, int from, int to) throws LoadFailure {
        try {
            if (!plan.options().stripOuterArray()) {
                object(objects, text, from, to);
                return;
            }
            objects.begin(text, from, to);
            JsonPath.Range range = objects.enterRoot(fields, from, to);
            byte first = objects.peek();
            if (first == 0) {
                return;
            }
            if (first != '[') {
                throw new BadRow("JSON data is not an array-object, `strip_outer_array` must be FALSE.");
            }
            array(objects, range.from(), range.to());
        } catch (BadRow e) {
            bad(e, "");
        }
    }

    /** Rows of an array count only when the whole array can be read. */
    private void array(JsonObjects objects, int from, int to) throws BadRow, LoadFailure {
        int waitingBefore = waiting.size();
        try {
            elements(objects, from, to);
        } catch (BadRow e) {
            waiting.subList(waitingBefore, waiting.size()).clear();
            waitingKinds.subList(waitingBefore, waitingKinds.size()).clear();
            throw e;
        }
    }

    private void elements(JsonObjects objects, int from, int to) throws BadRow, LoadFailure {
        objects.checkEncoding(from, to);
        List<RowChange> changes = new ArrayList<>();
        List<BadRow> reasons = new ArrayList<>();
        int good = 0;
        objects.skip();
        if (objects.peek() == ']') {
            throw new BadRow("Empty json line");
        }
        byte separator = ',';
        while (separator == ',') {
            objects.peek();
            int matched = objects.next(fields, from, to);
            try {
                checkMatched(matched);
                if (computes) {
                    await();
                } else {
                    RowChange change = build();
                    good++;
                    if (change != null) {
                        changes.add(change);
                    }
                }
            } catch (BadRow e) {
                reasons.add(e);
            }
            separator = objects.peek();
            objects.skip();
        }
        if (separator != ']' || objects.peek() != 0) {
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
            reader.split(line, from, to, fields);
            take();
        } catch (BadRow e) {
            bad(e, new String(line, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private void checkMatched(int matched) throws BadRow {
        if (matched == JsonObjects.NO_ROOT) {
            throw JsonObjects.noRoot();
        }
        if (matched == 0) {
            String names = plan.fields().stream().map(name -> name + ", ").collect(Collectors.joining());
            throw new BadRow("There is no column matching jsonpaths in the json file, columns:[" + names
                    + "], please check columns and jsonpaths:"
                    + plan.options().jsonPaths().orElse(""));
        }
    }

    private void take() throws BadRow {
        if (computes) {
            await();
        } else {
            rows.good(build());
        }
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
        if (reason instanceof RowBuilder.PassedOver) {
            rows.passOver();
            return;
        }
        rows.bad(reason, source);
        if (rows.errors().isFull() && plan.options().maxFilterRatio() == 0) {
            if (plan.options().isOlder()) {
                throw tooManyFiltered();
            }
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
            throw tooManyFiltered();
        }
    }

    private static LoadFailure tooManyFiltered() {
        return new LoadFailure("DATA_QUALITY_ERROR", "too many filtered rows");
    }

    private static final class NewKey extends BadRow {

        NewKey(String key) {
            super("Can't append new rows in partial update when partial_update_new_key_behavior is ERROR."
                    + " Row with key=[" + key + "] is not in table.");
        }
    }
}
