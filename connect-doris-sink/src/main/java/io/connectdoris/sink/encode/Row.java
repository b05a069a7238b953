package io.connectdoris.sink.encode;

/** One image of a row: the record's own Struct or Map, and the layout to read it by. */
public record Row(RowLayout layout, Object data) {

    /** No such image. */
    public static final Row ABSENT = new Row(RowLayout.EMPTY, null);

    public boolean isPresent() {
        return data != null;
    }

    public Object value(int column) {
        return layout.value(data, column);
    }
}
