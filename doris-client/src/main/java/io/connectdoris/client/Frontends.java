package io.connectdoris.client;

import io.connectdoris.client.DorisConnection.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which FE is asked. One is kept for as long as it answers, so that what was changed through it is seen through it too; when
 * it fails the next takes its place.
 */
final class Frontends {

    private static final Logger LOG = LoggerFactory.getLogger(Frontends.class);

    private final List<Endpoint> all;
    private final boolean https;
    private final Set<Endpoint> silent = new HashSet<>();
    private int preferred;

    Frontends(DorisConnection connection) {
        this.all = connection.frontends();
        this.https = connection.tls().frontends();
    }

    /** All of them, the one to ask first at first. */
    synchronized List<Target> inOrder() {
        List<Target> order = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            order.add(new Target(all.get((preferred + i) % all.size()), https));
        }
        return order;
    }

    synchronized void failed(Target frontend, String why) {
        if (all.get(preferred).equals(frontend.endpoint())) {
            preferred = (preferred + 1) % all.size();
        }
        if (silent.add(frontend.endpoint())) {
            LOG.warn("FE {} does not answer: {}", frontend, why);
        }
    }

    synchronized void answered(Target frontend) {
        if (silent.remove(frontend.endpoint())) {
            LOG.info("FE {} answers again", frontend);
        }
    }

    /** Whether a host is one of those that were configured; only their word is taken for where to send the login. */
    boolean isOn(String host) {
        return all.stream().anyMatch(frontend -> frontend.host().equalsIgnoreCase(host));
    }

    boolean contains(Endpoint endpoint) {
        return all.contains(endpoint);
    }
}
