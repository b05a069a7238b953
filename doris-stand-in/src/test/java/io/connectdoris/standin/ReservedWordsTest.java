package io.connectdoris.standin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that 4.1 reserves. */
class ReservedWordsTest {

    private static final String WORDS = """
            ACCOUNT_LOCK ACCOUNT_UNLOCK ADD ADMIN ALL ALTER ANALYZE ANALYZER AND ANTI APPEND AS ASC AUTO BACKEND
            BETWEEN BIGINT BINARY BINLOG BOTH BY CANCEL CASE CAST CHAR_FILTER CLEAN COLLATE COLUMN CONSTRAINT
            CREATE CROSS CUBE CURRENT DATABASE DATABASES DAY_HOUR DAY_SECOND DECOMMISSION DEFAULT DELETE DESC
            DESCRIBE DISK DISTINCT DISTRIBUTED DISTRIBUTION DIV DOUBLE DROP DROPP DUMP DUPLICATE ELSE ENTER
            EXCEPT EXECUTE EXISTS EXPLAIN EXPORT EXTENDED EXTRACT FALSE FLOAT FOLLOWER FOLLOWING FOR FORCE
            FOREIGN FROM FRONTEND FULL FUNCTIONS GRANT GRANTS GROUP HAVING HLL IF IN INDEX INFILE INNER INSTALL
            INT INTEGER INTERMEDIATE INTERSECT INTERVAL INTO IS JOIN KEY KEYS KILL LARGEINT LATERAL LAYOUT
            LEADING LEFT LIKE LIMIT LIST LOAD LOW_PRIORITY MATCH MAXVALUE MINUS MINUTE_SECOND NATURAL NOT
            NO_USE_MV NULL OBSERVER ON OR ORDER OUTER OUTFILE OVER OVERWRITE PARTITION PLAY PRECEDING PREPARE
            PRIMARY PROCEDURE RANGE READ REAL REBALANCE REFERENCES REGEXP RELEASE RENAME REPAIR REPLICA REVOKE
            RIGHT ROLE ROLES ROW ROWS SCHEMAS SECOND_MICROSECOND SELECT SEMI SET SETS SHOW SIGNED SMALLINT
            SQL_BLOCK_RULE SUPERUSER SWITCH SYNC SYSTEM TABLE TABLESAMPLE TABLET TABLETS TERMINATED THEN TINYINT
            TO TOKENIZER TOKEN_FILTER TRAILING TRASH TRIM TRUE TRY_CAST TYPE_CAST UNBOUNDED UNINSTALL UNION
            UNIQUE UNSIGNED UPDATE USE USE_MV USING VALUES WHEN WHERE WHITELIST WITH WORKLOAD WRITE XOR
            """;

    private static DorisStandIn standIn;

    @BeforeAll
    static void start() {
        standIn = DorisStandIn.builder().start();
        standIn.sql("CREATE DATABASE d");
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    static List<String> words() {
        return List.of(WORDS.strip().split("\\s+"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordIsTheNameOfAColumnInBackquotesOnly(String word) {
        assertThatThrownBy(() -> standIn.sql(table("bare_" + word, word)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(line 1, pos ");

        standIn.sql(table("quoted_" + word, "`" + word + "`"));
    }

    private static String table(String name, String column) {
        return "CREATE TABLE d." + name + " (k INT, " + column
                + " INT) UNIQUE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1 PROPERTIES ('replication_num' = '1')";
    }
}
