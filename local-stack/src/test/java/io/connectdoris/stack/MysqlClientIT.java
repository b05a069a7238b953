package io.connectdoris.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.stack.StandInProcess.DorisPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The {@code mysql} program itself, out of the distribution's packages, looks at what the stand-in holds. */
@Timeout(360)
class MysqlClientIT {
    /** What the program printed, and how it ended. */
    private record Ended(int status, String printed) {}

    @TempDir
    private static Path folder;

    private static RunFolder run;
    private static DorisPorts ports;
    private static Path packages;

    @BeforeAll
    static void start() {
        run = RunFolder.create(folder.resolve("run"));
        packages = MySqlServer.unpack(run, Progress.silent());
        ports = DorisPorts.free();
        StandInProcess standIn = StandInProcess.start(run, "stand-in", ports, Login.random("root"), Progress.silent());
        DorisSql sql = new DorisSql(standIn.target());
        sql.query("information_schema", "CREATE DATABASE shop");
        sql.query(
                "shop",
                "CREATE TABLE orders (id INT NOT NULL, note STRING, paid BOOLEAN) UNIQUE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 1 PROPERTIES ('replication_num' = '1')");
        sql.query("shop", "INSERT INTO orders VALUES (1, 'Käse 😀', true), (2, NULL, false)");
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    private static Ended mysql(String... arguments) throws IOException, InterruptedException {
        List<String> command = MySqlServer.program(packages, "usr/bin/mysql");
        command.addAll(List.of(
                "--no-defaults",
                "--plugin-dir=" + packages.resolve("usr/lib/mysql/plugin"),
                "--character-sets-dir=" + packages.resolve("usr/share/mysql/charsets"),
                "--default-character-set=utf8mb4",
                "-h127.0.0.1",
                "-P" + ports.query(),
                "-uroot"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @Test
    void databasesTablesAndRowsAreShown() throws Exception {
        assertThat(mysql("-e", "SHOW DATABASES"))
                .isEqualTo(new Ended(0, "Database\n__internal_schema\ninformation_schema\nmysql\nshop\n"));
        assertThat(mysql("shop", "-e", "SHOW TABLES; SELECT * FROM orders ORDER BY id"))
                .isEqualTo(new Ended(0, "Tables_in_shop\norders\nid\tnote\tpaid\n1\tKäse 😀\t1\n2\tNULL\t0\n"));
        assertThat(mysql("-e", "DESC shop.orders"))
                .isEqualTo(new Ended(
                        0,
                        "Field\tType\tNull\tKey\tDefault\tExtra\nid\tint\tNo\ttrue\tNULL\t\n"
                                + "note\ttext\tYes\tfalse\tNULL\tNONE\npaid\tboolean\tYes\tfalse\tNULL\tNONE\n"));
    }

    @Test
    void aTableIsDrawnUnderTheExpressionsAsTheyWereWritten() throws Exception {
        Ended ended = mysql("shop", "-t", "-e", "select count(*), max(id) as last from orders");

        assertThat(ended.printed().lines().toList())
                .containsExactly(
                        "+----------+------+",
                        "| count(*) | last |",
                        "+----------+------+",
                        "|        2 |    2 |",
                        "+----------+------+");
    }

    @Test
    void anErrorHasItsNumberItsStateAndDorisText() throws Exception {
        assertThat(mysql("shop", "-e", "SELECT * FROM nosuch"))
                .isEqualTo(new Ended(
                        1,
                        "ERROR 1105 (HY000) at line 1: errCode = 2, detailMessage = Table [nosuch] does not exist in"
                                + " database [shop].(line 1, pos 14)\n"));
        assertThat(mysql("nosuch", "-e", "SELECT 1"))
                .isEqualTo(
                        new Ended(1, "ERROR 1049 (42000): errCode = 2, detailMessage = Unknown database 'nosuch'\n"));
        assertThat(mysql("--ssl-mode=REQUIRED", "-e", "SELECT 1").printed()).contains("SSL is required");
    }

    @Test
    void statementsOfAScriptRunInTurn() throws Exception {
        List<String> rows = new ArrayList<>(mysql(
                        "shop",
                        "-N",
                        "-e",
                        "CREATE DATABASE copy; USE copy; SELECT database(); USE shop; DROP DATABASE copy;"
                                + " SELECT id FROM orders ORDER BY id")
                .printed()
                .lines()
                .toList());

        assertThat(rows).containsExactly("copy", "1", "2");
    }
}
