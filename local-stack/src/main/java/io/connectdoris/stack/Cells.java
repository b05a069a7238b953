package io.connectdoris.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.StringJoiner;

/** How the cells of a column are compared: by the canonical text of what a server wrote. */
interface Cells {
    /** A text that is not of the column's kind stays as it is, so that it shows up as a difference. */
    String canonical(String text);

    /** Cells that are lists, also of lists, as JSON: each element counts as a cell of its own. */
    static Cells listsOf(CellKind element) {
        ObjectMapper trees = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return text -> {
            try {
                return list(trees.readTree(text), element);
            } catch (JsonProcessingException notJson) {
                return text;
            }
        };
    }

    private static String list(JsonNode node, CellKind element) {
        if (node.isArray()) {
            StringJoiner items = new StringJoiner(",", "[", "]");
            node.forEach(item -> items.add(list(item, element)));
            return items.toString();
        }
        if (node.isNull()) {
            return "null";
        }
        return "<" + element.canonical(node.isTextual() ? node.textValue() : node.toString()) + ">";
    }
}
