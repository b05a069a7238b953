package io.connectdoris.sink.encode;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * What the clock on the wall shows in one zone. Remembers between which instants the last answer holds, because neighbouring
 * rows are neighbours in time: no objects are made until a value lies on the other side of a clock change.
 */
final class WallClock {

    private final ZoneRules rules;
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private int offset;
    /** Where clocks are turned back, they show the same twice: for the second time from {@code from} until here, */
    private long secondTimeUntil = Long.MIN_VALUE;
    /** and for the first time from here until {@code until}. */
    private long firstTimeFrom = Long.MAX_VALUE;

    WallClock(ZoneId zone) {
        this.rules = zone.getRules();
        if (rules.isFixedOffset()) {
            from = Long.MIN_VALUE;
            until = Long.MAX_VALUE;
            offset = rules.getOffset(Instant.EPOCH).getTotalSeconds();
        }
    }

    /** The second since 1970-01-01T00:00 on the wall, at an instant. */
    long local(long epochSecond) {
        if (epochSecond < from || epochSecond >= until) {
            look(Instant.ofEpochSecond(epochSecond));
        }
        return epochSecond + offset;
    }

    /** Whether an instant lies in an hour that the clock on the wall shows twice: another instant has the same second there. */
    boolean isShownTwice(long epochSecond) {
        if (epochSecond < from || epochSecond >= until) {
            look(Instant.ofEpochSecond(epochSecond));
        }
        return epochSecond < secondTimeUntil || epochSecond >= firstTimeFrom;
    }

    private void look(Instant instant) {
        offset = rules.getOffset(instant).getTotalSeconds();
        ZoneOffsetTransition next = rules.nextTransition(instant);
        until = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        // The transition before the next second is the one at or before this second.
        ZoneOffsetTransition last = rules.previousTransition(instant.plusSeconds(1));
        from = last == null ? Long.MIN_VALUE : last.toEpochSecond();
        secondTimeUntil = last == null || last.isGap() ? Long.MIN_VALUE : from + shift(last);
        firstTimeFrom = next == null || next.isGap() ? Long.MAX_VALUE : until - shift(next);
    }

    private static long shift(ZoneOffsetTransition transition) {
        return Math.abs(transition.getDuration().toSeconds());
    }
}
