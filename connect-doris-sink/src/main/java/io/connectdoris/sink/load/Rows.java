package io.connectdoris.sink.load;

import io.connectdoris.client.LoadBody;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Encoded rows of one table in arrival order, as growing bytes, and which partition each stretch of them came from: so the
 * rows of a partition that goes away can be taken out.
 */
public final class Rows implements LoadBody {

    private static final int FIRST_CHUNK = 16 * 1024;
    private static final int LARGEST_CHUNK = 1024 * 1024;

    private final List<byte[]> chunks = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private byte[] chunk = new byte[0];
    private int position;
    private long fullChunks;
    private long capacity;
    private long[] offsets = {};
    private int count;
    private Stretch stretch;

    /** Appends one encoded row. */
    public void add(byte[] row, int length, Partition partition, long offset) {
        if (stretch == null || stretch.partition != partition) {
            stretch = new Stretch(partition);
            stretches.add(stretch);
        }
        stretch.bytes += length;
        stretch.rows++;
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(64, offsets.length * 2));
        }
        offsets[count++] = offset;
        append(row, 0, length);
    }

    /** Number of rows. */
    public long count() {
        return count;
    }

    /** Bytes of the rows. */
    @Override
    public long length() {
        return fullChunks + position;
    }

    /** Bytes of memory taken, which is what the budget counts. */
    public long capacity() {
        return capacity + 8L * offsets.length;
    }

    /** The rows from one to another, by number; stretches are not kept. */
    Rows range(int from, int to) {
        Rows part = new Rows();
        long start = position(from);
        copy(start, position(to) - start, part);
        part.offsets = Arrays.copyOfRange(offsets, from, to);
        part.count = to - from;
        return part;
    }

    /** Where a row came from, for people. */
    String origin(int row) {
        long rowsBefore = 0;
        for (Stretch each : stretches) {
            rowsBefore += each.rows;
            if (row < rowsBefore) {
                return each.partition + " offset " + offsets[row];
            }
        }
        throw new IllegalArgumentException("row " + row + " of " + count);
    }

    /** The byte that a row begins with: each row is one line. */
    private long position(int row) {
        long at = 0;
        int lines = 0;
        for (byte[] each : chunks) {
            int end = each == chunk ? position : each.length;
            for (int i = 0; i < end; i++) {
                if (lines == row) {
                    return at + i;
                }
                if (each[i] == '\n') {
                    lines++;
                }
            }
            at += end;
        }
        return at;
    }

    /** Whether there is a row of any of these partitions. */
    public boolean includes(Collection<Partition> partitions) {
        return stretches.stream().anyMatch(each -> partitions.contains(each.partition));
    }

    /** The same rows but for those of some partitions; stretches and their order stay. */
    public Rows without(Collection<Partition> partitions) {
        Rows rest = new Rows();
        rest.offsets = new long[offsets.length];
        long at = 0;
        int row = 0;
        for (Stretch each : stretches) {
            if (!partitions.contains(each.partition)) {
                copy(at, each.bytes, rest);
                System.arraycopy(offsets, row, rest.offsets, rest.count, each.rows);
                rest.stretch = new Stretch(each.partition);
                rest.stretch.bytes = each.bytes;
                rest.stretch.rows = each.rows;
                rest.stretches.add(rest.stretch);
                rest.count += each.rows;
            }
            at += each.bytes;
            row += each.rows;
        }
        return rest;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (byte[] full : chunks) {
            out.write(full, 0, full == chunk ? position : full.length);
        }
    }

    private void append(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            if (position == chunk.length) {
                grow();
            }
            int part = Math.min(length - done, chunk.length - position);
            System.arraycopy(bytes, from + done, chunk, position, part);
            position += part;
            done += part;
        }
    }

    private void grow() {
        fullChunks += position;
        position = 0;
        chunk = new byte[Math.min(LARGEST_CHUNK, Math.max(FIRST_CHUNK, chunk.length * 2))];
        chunks.add(chunk);
        capacity += chunk.length;
    }

    private void copy(long from, long length, Rows into) {
        long at = 0;
        for (byte[] source : chunks) {
            long start = Math.max(from, at);
            long end = Math.min(from + length, at + source.length);
            if (start < end) {
                into.append(source, (int) (start - at), (int) (end - start));
            }
            at += source.length;
        }
    }

    private static final class Stretch {
        private final Partition partition;
        private long bytes;
        private int rows;

        Stretch(Partition partition) {
            this.partition = partition;
        }
    }
}
