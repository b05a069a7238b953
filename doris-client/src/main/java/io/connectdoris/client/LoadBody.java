package io.connectdoris.client;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a load. They can be written again and again, since a load may be redirected and sent again. */
public interface LoadBody {

    /** Length in bytes, sent as Content-Length. */
    long length();

    /** Writes exactly {@link #length()} bytes; called once per attempt, from the thread that sends. */
    void writeTo(OutputStream out) throws IOException;
}
