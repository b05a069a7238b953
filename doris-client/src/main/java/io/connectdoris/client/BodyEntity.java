package io.connectdoris.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A load's bytes on their way to the connection, nowhere else. Without a Content-Type: the one of forms would make the FE
 * read the whole body before it names a BE (facts.md 1.3).
 */
final class BodyEntity extends AbstractHttpEntity {

    private final LoadBody body;

    BodyEntity(LoadBody body) {
        super((String) null, null);
        this.body = body;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Counting counting = new Counting(out);
        body.writeTo(counting);
        if (counting.written != body.length()) {
            throw new IOException("the body has " + counting.written + " bytes, " + body.length() + " were announced");
        }
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("written, never read");
    }

    @Override
    public void close() {}

    private static final class Counting extends FilterOutputStream {
        private long written;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
        }
    }
}
