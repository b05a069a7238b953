package io.connectdoris.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;

/**
 * Says what becomes of tables, by the code that routes their records: {@code --preview RULES.json < names.txt}. The file has
 * the transform's settings, or a connector as Connect takes it; each line names a table, {@code db.table} or
 * {@code db.schema.table}, with the source's logical name and a colon before it where that matters.
 */
final class Preview {

    private static final String USAGE = "usage: TableRouter --preview RULES.json < names.txt\n"
            + "RULES.json: the transform's settings, or a connector's JSON; names.txt: db.table or db.schema.table, one a line";

    private static final int FINE = 0;
    private static final int CONFLICTS = 1;
    private static final int MISUSED = 2;

    private final Settings settings;
    private final Routes routes;
    private final PrintStream out;
    private int conflicts;

    private Preview(Settings settings, PrintStream out) {
        this.settings = settings;
        this.routes = new Routes(settings.rules(), settings.names());
        this.out = out;
    }

    /** @return the exit code: 0 when every table has its place, 1 when some have not */
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        if (args.length != 2 || !args[0].equals("--preview")) {
            err.println(USAGE);
            return MISUSED;
        }
        try {
            Preview preview = new Preview(SettingsReader.read(settings(Path.of(args[1]))), out);
            return preview.show(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (ConfigException | IllegalArgumentException e) {
            err.println(e.getMessage());
        } catch (JsonProcessingException e) {
            err.println(args[1] + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            err.println("cannot read " + args[1] + ": " + e.getMessage());
        }
        return MISUSED;
    }

    private static Map<String, String> settings(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        Map<String, String> all = new LinkedHashMap<>();
        (root.has("config") ? root.get("config") : root)
                .properties()
                .forEach(each -> all.put(each.getKey(), each.getValue().asText()));
        if (!all.containsKey("transforms")) {
            return all;
        }
        String alias = alias(all);
        Map<String, String> own = new LinkedHashMap<>();
        String prefix = "transforms." + alias + ".";
        all.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return own;
    }

    private static String alias(Map<String, String> connector) {
        for (String alias : connector.get("transforms").split(",")) {
            String type = connector.get("transforms." + alias.trim() + ".type");
            if (TableRouter.class.getName().equals(type)) {
                return alias.trim();
            }
        }
        throw new IllegalArgumentException("the connector has no transform of type " + TableRouter.class.getName());
    }

    private int show(BufferedReader names) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = names.readLine(); line != null; line = names.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line.trim());
            }
        }
        lines.forEach(this::show);
        out.println(lines.size() + " tables, " + conflicts + " conflicts");
        return conflicts == 0 ? FINE : CONFLICTS;
    }

    private void show(String line) {
        try {
            SourceNames source = source(line);
            Route route = routes.of(source);
            out.println(line + " → " + (route == null ? "not routed" : described(route)));
        } catch (DataException | IllegalArgumentException e) {
            conflicts++;
            out.println(line + " → CONFLICT: " + e.getMessage());
        }
    }

    private static SourceNames source(String line) {
        int colon = line.indexOf(':');
        String server = colon < 0 ? "" : line.substring(0, colon);
        TableId id = TableId.parse(line.substring(colon + 1));
        SourceNames plain = new SourceNames(server, id.database(), id.schema(), id.table(), "");
        return new SourceNames(server, id.database(), id.schema(), id.table(), plain.defaultTopic());
    }

    private String described(Route route) {
        List<String> keys = route.rule().keys().names();
        boolean keeps =
                settings.topic().filter(mode -> mode == Settings.TopicMode.KEEP).isPresent();
        return route.target() + " (" + route.rule().shown() + "; key: "
                + (keys.isEmpty() ? "the source's" : String.join(", ", keys) + ", then the source's")
                + (keeps ? "" : "; topic on a source connector: " + routes.topic(route)) + ")";
    }
}
