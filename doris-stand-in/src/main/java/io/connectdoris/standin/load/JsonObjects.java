package io.connectdoris.standin.load;

import java.util.List;
import java.util.Optional;

/** The objects of a JSON text put into cells: by key, or by path when the headers name paths. */
final class JsonObjects {

    /** Stands for a number of fields when {@code json_root} leads nowhere. */
    static final int NO_ROOT = -1;

    private final JsonScanner scanner;
    private final Optional<List<JsonPath>> paths;
    private final Optional<JsonPath> root;
    private final JsonScanner inner;
    private byte[] text = new byte[0];
    private boolean rootAhead;

    private JsonObjects(List<String> fields, Optional<List<JsonPath>> paths, Optional<JsonPath> root) {
        this.scanner = new JsonScanner(paths.isPresent() ? List.of() : fields);
        this.inner = new JsonScanner(fields);
        this.paths = paths;
        this.root = root;
    }

    static JsonObjects of(LoadOptions options, List<String> fields) throws LoadFailure {
        Optional<List<JsonPath>> paths = options.jsonPaths().isPresent()
                ? Optional.of(JsonPath.list(options.jsonPaths().get()))
                : Optional.empty();
        Optional<JsonPath> root = options.jsonRoot().isPresent()
                ? Optional.of(JsonPath.of(options.jsonRoot().get())).filter(path -> !path.isRoot())
                : Optional.empty();
        return new JsonObjects(fields, paths, root);
    }

    static BadRow noRoot() {
        return new BadRow("JSON Root not found.");
    }

    void begin(byte[] bytes, int from, int to) {
        text = bytes;
        rootAhead = root.isPresent();
        scanner.begin(bytes, from, to);
    }

    byte peek() {
        return scanner.peek();
    }

    void skip() {
        scanner.skip();
    }

    void checkEncoding(int from, int to) throws BadRow {
        scanner.checkEncoding(from, to);
    }

    /** The range that counts of a text: of an object, where {@code json_root} leads; of an array, all. */
    JsonPath.Range enterRoot(Cells cells, int from, int to) throws BadRow {
        JsonPath.Range whole = new JsonPath.Range(from, to);
        if (!rootAhead || scanner.peek() != '{') {
            return whole;
        }
        scanner.object(cells);
        scanner.finish(from, to);
        JsonPath.Range range = rootOf(whole);
        rootAhead = false;
        scanner.begin(text, range.from(), range.to());
        return range;
    }

    private JsonPath.Range rootOf(JsonPath.Range of) throws BadRow {
        JsonPath.Range range = root.orElseThrow().find(text, of.from(), of.to());
        if (range.from() < 0) {
            throw noRoot();
        }
        return range;
    }

    /**
     * The object that is the whole text.
     *
     * @return how many fields it has
     */
    int only(Cells cells, int from, int to) throws BadRow {
        int start = scanner.position();
        int matched = scanner.object(cells);
        int end = scanner.position();
        scanner.finish(from, to);
        return fill(cells, matched, new JsonPath.Range(start, end), from, to);
    }

    /**
     * The next object of an array.
     *
     * @param from where the text begins that the path {@code $} means
     */
    int next(Cells cells, int from, int to) throws BadRow {
        int start = scanner.position();
        int matched = scanner.object(cells);
        return fill(cells, matched, new JsonPath.Range(start, scanner.position()), from, to);
    }

    private int fill(Cells cells, int matched, JsonPath.Range object, int from, int to) throws BadRow {
        if (paths.isEmpty() && !rootAhead) {
            return matched;
        }
        JsonPath.Range range = rootAhead ? root.orElseThrow().find(text, object.from(), object.to()) : object;
        if (range.from() < 0) {
            return NO_ROOT;
        }
        if (paths.isEmpty()) {
            return inner.scanObject(text, range.from(), range.to(), cells);
        }
        cells.reset(text);
        int found = 0;
        for (int i = 0; i < Math.min(cells.kind.length, paths.get().size()); i++) {
            JsonPath path = paths.get().get(i);
            JsonPath.Range value =
                    path.isRoot() ? path.find(text, from, to) : path.find(text, range.from(), range.to());
            if (value.from() >= 0) {
                found++;
                JsonScanner.setCell(cells, i, text, value.from(), value.to());
            }
        }
        return found;
    }
}
