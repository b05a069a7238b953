package io.connectdoris.client;

import java.util.List;

/**
 * What became of one attempt to load. There are five possibilities and no exception: a caller that handles the five has
 * handled everything that Doris and the network can do. The HTTP status decides nothing (facts.md 2.1, 2.3).
 *
 * <p>{@code message} is always Doris' own words, or those of the network, without any secret.
 */
public sealed interface LoadOutcome {

    String message();

    /**
     * Doris holds the rows.
     *
     * @param earlier true when Doris said that the label was used before and its load is finished: the rows were committed
     *     by an earlier request under this label, not by this one
     */
    record Committed(String message, long transactionId, LoadCounts counts, boolean earlier) implements LoadOutcome {}

    /** A load of this label is under way (label exists, RUNNING or PRECOMMITTED): ask for the label's state. */
    record InFlight(String message) implements LoadOutcome {}

    /** Nothing was loaded and nothing will be; the same bytes may be sent again under the same label. */
    record Aborted(String message, Remedy remedy) implements LoadOutcome {}

    /**
     * Doris refuses this load, and would refuse it again.
     *
     * @param details the first lines behind ErrorURL, one per bad row; empty when there are none
     */
    record Rejected(String message, Reason reason, LoadCounts counts, List<String> details) implements LoadOutcome {
        public Rejected {
            details = List.copyOf(details);
        }
    }

    /** Nobody knows: the request or its answer was lost, or the answer makes no sense. Ask for the label's state. */
    record Unknown(String message) implements LoadOutcome {}

    /** What helps when a load was aborted. */
    enum Remedy {
        /** Send again soon. */
        RETRY,
        /** The cluster is overloaded (too many versions, transaction quota, memory): wait longer, for this table only. */
        SLOW_DOWN,
        /** The load is too large (too many segments, body size): send fewer rows. */
        SMALLER
    }

    /** Who can mend a rejected load. */
    enum Reason {
        /** One or more rows do not fit the table. */
        DATA,
        /** The table or the database is not there, or is not what the load expects (columns, sequence, model). */
        TABLE,
        /** The user may not do this, or the password is wrong. */
        ACCESS,
        /** Doris refuses the request as such (a header, a label); a defect or a setting. */
        REQUEST,
        /** The cluster needs an operator (disk full, data quota). */
        CLUSTER
    }

    /** Doris' counters of a load, in rows; zero where it said nothing. */
    record LoadCounts(long total, long loaded, long filtered, long unselected, long bytes, long millis) {
        public static final LoadCounts NONE = new LoadCounts(0, 0, 0, 0, 0, 0);
    }
}
