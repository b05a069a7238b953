package io.connectdoris.sink.load;

import io.connectdoris.client.LoadBody;
import io.connectdoris.sink.ack.OffsetLedger.Partition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
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
    private long count;
    private Stretch stretch;

    /** Appends one encoded row. */
    public void add(byte[] row, int length, Partition partition) {
        if (stretch == null || stretch.partition != partition) {
            stretch = new Stretch(partition);
            stretches.add(stretch);
        }
        stretch.bytes += length;
        stretch.rows++;
        count++;
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
        return capacity;
    }

    /** Whether there is a row of any of these partitions. */
    public boolean includes(Collection<Partition> partitions) {
        return stretches.stream().anyMatch(each -> partitions.contains(each.partition));
    }

    /** The same rows but for those of some partitions; stretches and their order stay. */
    public Rows without(Collection<Partition> partitions) {
        Rows rest = new Rows();
        long at = 0;
        for (Stretch each : stretches) {
            if (!partitions.contains(each.partition)) {
                copy(at, each.bytes, rest);
                rest.stretch = new Stretch(each.partition);
                rest.stretch.bytes = each.bytes;
                rest.stretch.rows = each.rows;
                rest.stretches.add(rest.stretch);
                rest.count += each.rows;
            }
            at += each.bytes;
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
        private long rows;

        Stretch(Partition partition) {
            this.partition = partition;
        }
    }
}
