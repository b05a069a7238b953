package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.catalog.Partitioning;
import io.connectdoris.standin.catalog.Table.Model;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** PARTITION BY: the columns it names, checked, and the partitions it lists. */
final class Partitions {

    private Partitions() {}

    static Partitioning read(DorisSqlParser.PartitionByContext context, List<Column> columns, Model model, ZoneId zone)
            throws DorisException {
        if (context == null) {
            return Partitioning.NONE;
        }
        String kind = context.kind != null && context.kind.getType() == DorisSqlParser.LIST ? "LIST" : "RANGE";
        List<Column> named = new ArrayList<>();
        for (Token token : tokens(context.generated())) {
            Optional<Column> column = columns.stream()
                    .filter(candidate -> candidate.isNamed(SqlTexts.name(token.getText())))
                    .findFirst();
            if (column.isPresent()) {
                check(column.get(), model, kind, context.AUTO() != null);
                named.add(column.get());
            }
        }
        if (named.isEmpty()) {
            throw DorisException.of("partition key " + context.generated().getText() + " is not exists");
        }
        List<Partitioning.Part> parts = context.partitionDefs() == null
                ? List.of()
                : new PartitionList(tokens(context.partitionDefs()), named, zone).read();
        List<Integer> slots = named.stream().map(Column::slot).toList();
        return new Partitioning(slots, parts, context.AUTO() != null, text(context, kind));
    }

    private static void check(Column column, Model model, String kind, boolean auto) throws DorisException {
        if (model == Model.UNIQUE && !column.key()) {
            throw DorisException.of("Merge-on-Write table's partition column must be KEY column");
        }
        if (model == Model.AGGREGATE && !column.key()) {
            throw DorisException.of("The partition column could not be aggregated column");
        }
        Kind type = column.type().kind();
        boolean usable = type != Kind.FLOAT
                && type != Kind.DOUBLE
                && type != Kind.STRING
                && type != Kind.DECIMAL
                && type != Kind.IPV4
                && type != Kind.IPV6
                && !column.type().isNested();
        if (!usable) {
            throw DorisException.of("Column[" + column.name() + "] type["
                    + column.type().primitiveName() + "] cannot be a "
                    + (kind.equals("LIST") ? "list" : "range") + " partition key.");
        }
        if (auto && kind.equals("RANGE") && column.nullable()) {
            throw DorisException.of("AUTO RANGE PARTITION doesn't support NULL column");
        }
    }

    private static String text(DorisSqlParser.PartitionByContext context, String kind) {
        String start = context.AUTO() == null ? "PARTITION BY " : "AUTO PARTITION BY ";
        String definitions = context.partitionDefs() == null ? "" : joined(tokens(context.partitionDefs()));
        return start + kind + "(" + joined(tokens(context.generated())) + ")\n(" + definitions + ")";
    }

    private static String joined(List<Token> tokens) {
        return String.join(" ", tokens.stream().map(Token::getText).toList());
    }

    private static List<Token> tokens(ParseTree tree) {
        if (tree instanceof TerminalNode leaf) {
            return List.of(leaf.getSymbol());
        }
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < tree.getChildCount(); i++) {
            tokens.addAll(tokens(tree.getChild(i)));
        }
        return tokens;
    }
}
