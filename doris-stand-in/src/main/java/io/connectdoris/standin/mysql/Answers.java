package io.connectdoris.standin.mysql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.sql.SqlResult;
import java.io.IOException;
import java.util.List;

/** Writes what a command comes to: success, a refusal, or a result set in the text protocol. */
final class Answers {

    private static final int OK = 0x00;
    private static final int END = 0xfe;
    private static final int ERROR = 0xff;
    private static final int MORE_RESULTS = 0x8;
    private static final int FIXED_FIELDS = 0x0c;

    private final PacketChannel channel;
    private final Capabilities capabilities;

    Answers(PacketChannel channel, Capabilities capabilities) {
        this.channel = channel;
        this.capabilities = capabilities;
    }

    void ok() throws IOException {
        result(SqlResult.DONE, false);
    }

    /** @param more whether the result of another statement follows */
    void result(SqlResult result, boolean more) throws IOException {
        if (!result.isResultSet()) {
            channel.write(success(OK, result.affectedRows(), result.warnings(), more));
            return;
        }
        channel.write(new PacketWriter().number(result.headers().size()).content());
        for (SqlResult.Header header : result.headers()) {
            channel.write(column("", header).content());
        }
        if (!capabilities.has(Capabilities.DEPRECATE_EOF)) {
            end(false);
        }
        for (List<Object> row : result.rows()) {
            channel.write(row(row));
        }
        end(more);
    }

    /** Columns without a count before and rows after, each with its default, which is left empty. */
    void columns(String table, List<SqlResult.Header> headers) throws IOException {
        for (SqlResult.Header header : headers) {
            channel.write(column(table, header).counted("").content());
        }
        end(false);
    }

    void error(DorisException refusal) throws IOException {
        error(Refused.of(refusal));
    }

    void error(Refused refusal) throws IOException {
        channel.write(new PacketWriter()
                .int1(ERROR)
                .int2(refusal.code())
                .text("#" + refusal.state())
                .text(refusal.getMessage())
                .content());
    }

    /** What ends rows, where there are none. */
    void done() throws IOException {
        end(false);
    }

    void plain(String text) throws IOException {
        channel.write(new PacketWriter().text(text).content());
    }

    private void end(boolean more) throws IOException {
        channel.write(
                capabilities.has(Capabilities.DEPRECATE_EOF)
                        ? success(END, 0, 0, more)
                        : new PacketWriter()
                                .int1(END)
                                .int2(0)
                                .int2(more ? MORE_RESULTS : 0)
                                .content());
    }

    private static byte[] success(int kind, long affectedRows, long warnings, boolean more) {
        return new PacketWriter()
                .int1(kind)
                .number(affectedRows)
                .number(0)
                .int2(more ? MORE_RESULTS : 0)
                .int2((int) Math.min(0xffff, warnings))
                .counted("")
                .content();
    }

    private static PacketWriter column(String table, SqlResult.Header header) {
        ColumnType type = ColumnType.of(header.dataType());
        return new PacketWriter()
                .counted("def")
                .counted("")
                .counted(table)
                .counted(table)
                .counted(header.name())
                .counted(header.name())
                .number(FIXED_FIELDS)
                .int2(type.charset())
                .int4(type.length())
                .int1(type.code())
                .int2(0)
                .int1(type.decimals())
                .int2(0);
    }

    private static byte[] row(List<Object> cells) {
        PacketWriter out = new PacketWriter();
        for (Object cell : cells) {
            if (cell == null) {
                out.nothing();
            } else {
                out.counted(SqlResult.text(cell));
            }
        }
        return out.content();
    }
}
