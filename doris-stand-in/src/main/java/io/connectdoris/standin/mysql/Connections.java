package io.connectdoris.standin.mysql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers connections, and counts those that are logged in against Doris' limits. */
final class Connections {

    private static final int MAX_TOTAL = 1024;
    private static final int MAX_PER_USER = 100;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, String> users = new ConcurrentHashMap<>();

    int newId() {
        return ids.incrementAndGet();
    }

    synchronized void enter(int id, String user) throws Refused {
        users.remove(id);
        int ofUser = (int) users.values().stream().filter(user::equals).count();
        if (users.size() >= MAX_TOTAL || ofUser >= MAX_PER_USER) {
            throw Refused.tooManyConnections(MAX_TOTAL, MAX_PER_USER, ofUser >= MAX_PER_USER ? ofUser : users.size());
        }
        users.put(id, user);
    }

    void leave(int id) {
        users.remove(id);
    }

    int count() {
        return users.size();
    }
}
