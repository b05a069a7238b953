package io.connectdoris.standin.load;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** A compressed body, unpacked while it comes in. Tells a body that is no gzip from a connection that broke. */
final class Gunzip extends InputStream {

    /** The bytes are all there, but are no gzip, or not all of it. */
    static final class Corrupt extends IOException {

        private static final long serialVersionUID = 1L;

        Corrupt(IOException cause) {
            super(
                    cause instanceof EOFException
                            ? "Compressed file has been truncated, which is not allowed"
                            : "Failed to inflate. return code: " + Z_DATA_ERROR,
                    cause);
        }
    }

    private static final int Z_DATA_ERROR = -3;
    private static final int BUFFER = 1 << 16;

    private final GZIPInputStream gzip;

    private Gunzip(GZIPInputStream gzip) {
        this.gzip = gzip;
    }

    static Gunzip of(InputStream body) throws IOException {
        try {
            return new Gunzip(new GZIPInputStream(new Unpacked(body), BUFFER));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw new Corrupt(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return gzip.read(buffer, offset, length);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw new Corrupt(e);
        }
    }

    @Override
    public void close() throws IOException {
        gzip.close();
    }

    /** What went wrong on the connection passes through the unpacking as what it is not: an unchecked exception. */
    private static final class Unpacked extends FilterInputStream {

        Unpacked(InputStream body) {
            super(body);
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Never "nothing more": a second gzip member may follow, and only reading on tells. */
        @Override
        public int available() {
            return 1;
        }
    }
}
