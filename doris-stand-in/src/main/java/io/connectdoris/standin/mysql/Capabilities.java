package io.connectdoris.standin.mysql;

/** What one side of a connection can do, as bits. */
record Capabilities(int flags) {

    static final int LONG_FLAG = 0x4;
    static final int CONNECT_WITH_DATABASE = 0x8;
    static final int PROTOCOL_41 = 0x200;
    static final int TLS = 0x800;
    static final int SECURE_CONNECTION = 0x8000;
    static final int MULTI_STATEMENTS = 0x10000;
    static final int PLUGIN_AUTH = 0x80000;
    static final int CONNECT_ATTRIBUTES = 0x100000;
    static final int COUNTED_AUTH_DATA = 0x200000;
    static final int DEPRECATE_EOF = 0x1000000;

    /** What the FE says of itself. It takes multiple statements from who asks for them, without saying so. */
    static final Capabilities SERVER = new Capabilities(LONG_FLAG
            | CONNECT_WITH_DATABASE
            | PROTOCOL_41
            | SECURE_CONNECTION
            | PLUGIN_AUTH
            | CONNECT_ATTRIBUTES
            | COUNTED_AUTH_DATA
            | DEPRECATE_EOF);

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    Capabilities with(int flag, boolean on) {
        return new Capabilities(on ? flags | flag : flags & ~flag);
    }
}
