package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.Column;
import io.connectdoris.standin.catalog.DataType;
import io.connectdoris.standin.catalog.DataType.Kind;
import io.connectdoris.standin.value.DateTimes;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what the query engine answers, with the types that Doris' columns have, or its expressions would have. */
final class ResultReader {

    static final int LARGEINT_DIGITS = 39;
    private static final int MAX_SCALE = 6;

    private final ResultSet result;
    private final ResultSetMetaData meta;
    private final Collection<QueryRewriter.TableName> tables;

    private ResultReader(ResultSet result, Collection<QueryRewriter.TableName> tables) throws SQLException {
        this.result = result;
        this.meta = result.getMetaData();
        this.tables = tables;
    }

    /** @param tables those that the query reads, whose columns may be handed through as they are */
    static SqlResult read(ResultSet result, Collection<QueryRewriter.TableName> tables) throws SQLException {
        return new ResultReader(result, tables).read();
    }

    private SqlResult read() throws SQLException {
        List<SqlResult.Header> headers = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            headers.add(new SqlResult.Header(meta.getColumnLabel(i), typeName(i), dataType(i)));
        }
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= headers.size(); i++) {
                row.add(cell(i));
            }
            rows.add(row);
        }
        return SqlResult.of(headers, rows);
    }

    private boolean isLargeint(int index) throws SQLException {
        return meta.getColumnType(index) == Types.NUMERIC
                && meta.getPrecision(index) >= LARGEINT_DIGITS
                && meta.getScale(index) == 0;
    }

    private String typeName(int index) throws SQLException {
        return switch (meta.getColumnType(index)) {
            case Types.BOOLEAN, Types.TINYINT -> "TINYINT";
            case Types.SMALLINT -> "SMALLINT";
            case Types.INTEGER -> "INTEGER";
            case Types.BIGINT -> "BIGINT";
            case Types.REAL -> "FLOAT";
            case Types.DOUBLE, Types.FLOAT -> "DOUBLE";
            case Types.NUMERIC, Types.DECIMAL -> isLargeint(index) ? "CHAR" : "DECIMAL";
            case Types.DATE -> "DATE";
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "DATETIME";
            case Types.BINARY, Types.VARBINARY -> "BITMAP";
            default -> "VARCHAR";
        };
    }

    private DataType dataType(int index) throws SQLException {
        Optional<DataType> handedThrough = origin(index).map(Column::type);
        return handedThrough.isPresent() ? handedThrough.get() : expressionType(index);
    }

    private Optional<Column> origin(int index) throws SQLException {
        String schema = meta.getSchemaName(index);
        String table = meta.getTableName(index);
        String column = meta.getColumnName(index);
        return tables.stream()
                .filter(each -> each.database().name().equals(schema)
                        && each.table().name().equals(table))
                .findFirst()
                .flatMap(each -> each.table().definition().column(column));
    }

    private DataType expressionType(int index) throws SQLException {
        return switch (meta.getColumnType(index)) {
            case Types.BOOLEAN -> DataType.of(Kind.BOOLEAN);
            case Types.TINYINT -> DataType.of(Kind.TINYINT);
            case Types.SMALLINT -> DataType.of(Kind.SMALLINT);
            case Types.INTEGER -> DataType.of(Kind.INT);
            case Types.BIGINT -> DataType.of(Kind.BIGINT);
            case Types.REAL -> DataType.of(Kind.FLOAT);
            case Types.DOUBLE, Types.FLOAT -> DataType.of(Kind.DOUBLE);
            case Types.NUMERIC, Types.DECIMAL ->
                isLargeint(index)
                        ? DataType.of(Kind.LARGEINT)
                        : DataType.sized(Kind.DECIMAL, meta.getPrecision(index), meta.getScale(index));
            case Types.DATE -> DataType.of(Kind.DATE);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                DataType.sized(Kind.DATETIME, 0, Math.min(MAX_SCALE, meta.getScale(index)));
            case Types.BINARY, Types.VARBINARY -> DataType.of(Kind.BITMAP);
            default -> DataType.sized(Kind.VARCHAR, DataType.MAX_VARCHAR, 0);
        };
    }

    private Object cell(int index) throws SQLException {
        Object value =
                switch (meta.getColumnType(index)) {
                    case Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                        result.getLong(index);
                    case Types.REAL -> result.getFloat(index);
                    case Types.DOUBLE, Types.FLOAT -> result.getDouble(index);
                    case Types.NUMERIC, Types.DECIMAL -> result.getBigDecimal(index);
                    case Types.DATE -> result.getObject(index, LocalDate.class);
                    case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> result.getObject(index, LocalDateTime.class);
                    case Types.BINARY, Types.VARBINARY ->
                        new SqlResult.Opaque(BitmapFunctions.text(result.getBytes(index)));
                    default -> result.getString(index);
                };
        if (result.wasNull() || value == null) {
            return null;
        }
        if (value instanceof BigDecimal number && isLargeint(index)) {
            return number.toPlainString();
        }
        if (value instanceof LocalDate date) {
            return DateTimes.printDate(date.atStartOfDay());
        }
        return value instanceof LocalDateTime time
                ? DateTimes.print(time, Math.min(MAX_SCALE, meta.getScale(index)))
                : value;
    }
}
