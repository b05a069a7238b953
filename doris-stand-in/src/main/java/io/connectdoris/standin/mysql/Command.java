package io.connectdoris.standin.mysql;

import java.util.Arrays;
import java.util.Optional;

/** What a client may ask for once it is logged in, by the first byte of its packet. */
enum Command {
    QUIT(0x01),
    INIT_DB(0x02),
    QUERY(0x03),
    FIELD_LIST(0x04),
    STATISTICS(0x09),
    PING(0x0e),
    CHANGE_USER(0x11),
    STMT_PREPARE(0x16),
    STMT_CLOSE(0x19),
    SET_OPTION(0x1b),
    RESET_CONNECTION(0x1f);

    private final int code;

    Command(int code) {
        this.code = code;
    }

    static Optional<Command> of(int code) {
        return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
    }
}
