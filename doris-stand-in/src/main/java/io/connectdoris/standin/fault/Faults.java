package io.connectdoris.standin.fault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults that are ordered. A rule counts the requests that it could hit, from the moment it was ordered, and hits those it was told
 * to; the first rule that hits wins.
 */
public final class Faults {

    /** Where a rule looks. */
    public enum Point {
        LOAD,
        REDIRECT,
        PATH,
        SQL
    }

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();

    /** Loads of this table, on the BE. */
    public FaultRule onLoad(String table) {
        return new FaultRule(this, Point.LOAD, table);
    }

    /** Loads of every table, on the BE. */
    public FaultRule onLoads() {
        return new FaultRule(this, Point.LOAD, "");
    }

    /** Loads of this table on the FE, before it redirects; empty for every table. */
    public FaultRule onRedirect(String table) {
        return new FaultRule(this, Point.REDIRECT, table);
    }

    /** Requests, FE or BE, whose path starts with this. */
    public FaultRule onPath(String start) {
        return new FaultRule(this, Point.PATH, start);
    }

    /** Statements through the query API that contain this text. */
    public FaultRule onSql(String part) {
        return new FaultRule(this, Point.SQL, part);
    }

    public void clear() {
        rules.clear();
    }

    void add(FaultRule rule) {
        rules.add(rule);
    }

    /** Counts a request at a point and tells what shall happen to it. */
    public Optional<Fault> next(Point point, String subject) {
        Optional<Fault> hit = Optional.empty();
        for (FaultRule rule : rules) {
            Optional<Fault> fault = rule.count(point, subject);
            hit = hit.isPresent() ? hit : fault;
        }
        return hit;
    }
}
