package io.connectdoris.sink.encode;

import io.connectdoris.client.DorisType;
import java.util.List;
import java.util.Random;

/** Random columns of Doris, among them such as nothing can be written into. */
record RandomColumns(Random random) {

    private static final List<String> OTHERS = List.of(
            "ipv4", "ipv6", "bitmap", "hll", "map<varchar(20),int>", "struct<a:int,b:varchar(20)>", "timestamptz(6)");

    /** @param depth how many levels of arrays there may be */
    DorisType next(int depth) {
        if (depth > 0 && random.nextInt(5) == 0) {
            DorisType element = next(depth - 1);
            boolean possible = element.kind() != DorisType.Kind.JSON && element.kind() != DorisType.Kind.VARIANT;
            return possible ? DorisType.array(element) : element;
        }
        return DorisType.parse(scalar());
    }

    private String scalar() {
        return switch (random.nextInt(20)) {
            case 0 -> "boolean";
            case 1 -> "tinyint";
            case 2 -> "smallint";
            case 3 -> "int";
            case 4 -> "bigint";
            case 5 -> "largeint";
            case 6 -> "float";
            case 7 -> "double";
            case 8, 9, 10 -> decimal();
            case 11 -> "date";
            case 12, 13 -> "datetime(" + random.nextInt(7) + ")";
            case 14 -> "char(" + (1 + random.nextInt(255)) + ")";
            case 15 -> "varchar(" + (1 + random.nextInt(100)) + ")";
            case 16 -> "varchar(65533)";
            case 17 -> "string";
            case 18 -> random.nextBoolean() ? "json" : "variant";
            default -> OTHERS.get(random.nextInt(OTHERS.size()));
        };
    }

    private String decimal() {
        int precision = 1 + random.nextInt(38);
        return "decimal(" + precision + "," + random.nextInt(precision + 1) + ")";
    }
}
