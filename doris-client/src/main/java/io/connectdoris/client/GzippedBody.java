package io.connectdoris.client;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A body compressed once, so that its length is known before it is sent; kept as chunks, never copied together. */
final class GzippedBody implements LoadBody {

    private static final int CHUNK = 64 << 10;

    private final List<byte[]> chunks = new ArrayList<>();
    private final long length;

    GzippedBody(LoadBody plain) throws IOException {
        Chunks out = new Chunks();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, CHUNK)) {
            plain.writeTo(gzip);
        }
        this.length = out.written;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        long left = length;
        for (byte[] chunk : chunks) {
            int part = (int) Math.min(chunk.length, left);
            out.write(chunk, 0, part);
            left -= part;
        }
    }

    private final class Chunks extends OutputStream {
        private long written;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            int done = 0;
            while (done < count) {
                int used = (int) (written % CHUNK);
                if (used == 0) {
                    chunks.add(new byte[CHUNK]);
                }
                int part = Math.min(count - done, CHUNK - used);
                System.arraycopy(bytes, offset + done, chunks.get(chunks.size() - 1), used, part);
                done += part;
                written += part;
            }
        }
    }
}
