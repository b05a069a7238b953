package io.connectdoris.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisType.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every spelling that FEs of 2.1 and 4.1 were seen to print (facts.md 7.2, 7.4). */
class DorisTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | BOOLEAN",
                "tinyint(1) | BOOLEAN",
                "tinyint | TINYINT",
                "tinyint(4) | TINYINT",
                "smallint | SMALLINT",
                "int(11) | INT",
                "INT | INT",
                "bigint | BIGINT",
                "largeint | LARGEINT",
                "float | FLOAT",
                "double | DOUBLE",
                "date | DATE",
                "datev2 | DATE",
                "datetime | DATETIME(0)",
                "datetimev2(0) | DATETIME(0)",
                "datetime(6) | DATETIME(6)",
                "datetimev2(3) | DATETIME(3)",
                "decimal(10,2) | DECIMAL(10,2)",
                "decimalv3(10, 2) | DECIMAL(10,2)",
                "DECIMALV3(38,9) | DECIMAL(38,9)",
                "decimal(5,0) | DECIMAL(5,0)",
                "decimal(5) | DECIMAL(5,0)",
                "decimal | DECIMAL(38,9)",
                "char(5) | CHAR(5)",
                "varchar(65533) | VARCHAR(65533)",
                "varchar(*) | VARCHAR(65533)",
                "text | STRING",
                "string | STRING",
                "json | JSON",
                "variant | VARIANT",
                "ipv4 | IPV4",
                "ipv6 | IPV6",
                "array<int> | ARRAY<int>",
                "array<struct<a:decimal(10,2),b:datetime(3)>> | ARRAY<struct<a:decimal(10,2),b:datetime(3)>>",
                "map<int,array<text>> | MAP<int,array<text>>",
                "struct<a:int,b:varchar(5)> | STRUCT<a:int,b:varchar(5)>",
                "bitmap | bitmap",
                "hll | hll",
                "varbinary(2147483647) | varbinary(2147483647)"
            })
    void printedTypeIsUnderstoodAndWrittenAsAStatementNeedsIt(String printed, String ddl) {
        DorisType type = DorisType.parse(printed);
        assertThat(type.ddl()).isEqualTo(ddl);
        assertThat(DorisType.parse(type.ddl())).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"1, VARCHAR(1)", "0, VARCHAR(1)", "65533, VARCHAR(65533)", "65534, STRING", "9999999999, STRING"})
    void textTooLongForVarcharIsAString(long bytes, String ddl) {
        assertThat(DorisType.varcharOrString(bytes).ddl()).isEqualTo(ddl);
    }

    @ParameterizedTest
    @CsvSource({"bitmap, OTHER", "variant<'a':int>, VARIANT", "timestamptz(6), OTHER"})
    void unusualTypesHaveAKindToo(String printed, Kind kind) {
        assertThat(DorisType.parse(printed).kind()).isEqualTo(kind);
    }
}
