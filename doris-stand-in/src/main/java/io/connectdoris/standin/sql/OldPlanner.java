package io.connectdoris.standin.sql;

import io.connectdoris.standin.catalog.DorisException;
import io.connectdoris.standin.sql.OldGrammar.Dialect;
import java.util.Optional;

/**
 * How lines before 4.0 run a statement: CREATE TABLE by the newer of their two planners, and what that refuses, like every other
 * definition, by the older one, whose text and number come back.
 */
final class OldPlanner {

    /** A statement once more, by the rules that all lines share. */
    interface Run {
        SqlResult execute() throws DorisException;
    }

    private OldPlanner() {}

    static SqlResult run(String sql, Session session, Run run) throws DorisException {
        boolean newer = OldGrammar.isCreateTable(sql);
        if (OldGrammar.error(sql, newer ? Dialect.NEWER : Dialect.OLDER).isPresent()) {
            throw unreadable(sql).orElseThrow(() -> DorisException.unsupported(sql));
        }
        try {
            return run.execute();
        } catch (DorisException refusal) {
            throw unreadable(sql).orElseGet(() -> OldWords.of(refusal, OldGrammar.table(sql, session)));
        }
    }

    private static Optional<DorisException> unreadable(String sql) {
        return OldGrammar.error(sql, Dialect.OLDER).map(DorisException::of);
    }
}
