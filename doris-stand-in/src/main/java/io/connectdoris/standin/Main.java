package io.connectdoris.standin;

import io.connectdoris.standin.catalog.DorisVersion;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Starts a stand-in by hand and runs until it is stopped. */
public final class Main {

    private static final String USAGE =
            "Usage: [--version 2.1|3.0|4.0|4.1] [--host ADDRESS] [--fe-port N] [--be-port N] [--query-port N]"
                    + " [--user NAME --password-env VARIABLE] [--keystore FILE --keystore-password-env VARIABLE] [--discard]";

    private Main() {}

    public static void main(String[] arguments) {
        DorisStandIn standIn;
        try {
            standIn = configure(List.of(arguments), System.getenv()).start();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(standIn::close));
        System.out.println("Doris stand-in: FE " + standIn.frontendUrl() + ", BE " + standIn.backendUrl()
                + ", MySQL protocol " + standIn.host() + ":" + standIn.queryPort());
        System.out.println("It answers as Apache Doris does, keeps everything in memory, and is not Doris.");
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static DorisStandIn.Builder configure(List<String> arguments, Map<String, String> environment) {
        Deque<String> left = new ArrayDeque<>(arguments);
        DorisStandIn.Builder builder = DorisStandIn.builder();
        int fePort = 8030;
        int bePort = 8040;
        int queryPort = 9030;
        String user = "root";
        String password = "";
        String keystore = "";
        String keystorePassword = "";
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--version" -> builder.version(DorisVersion.of(value(option, left)));
                case "--host" -> builder.host(value(option, left));
                case "--fe-port" -> fePort = Integer.parseInt(value(option, left));
                case "--be-port" -> bePort = Integer.parseInt(value(option, left));
                case "--query-port" -> queryPort = Integer.parseInt(value(option, left));
                case "--user" -> user = value(option, left);
                case "--password-env" -> password = secret(value(option, left), environment);
                case "--keystore" -> keystore = value(option, left);
                case "--keystore-password-env" -> keystorePassword = secret(value(option, left), environment);
                case "--discard" -> builder.discard(true);
                default -> throw new IllegalArgumentException("Unknown option " + option);
            }
        }
        builder.ports(fePort, bePort).queryPort(queryPort).user(user, password);
        if (!keystore.isEmpty()) {
            builder.tls(Path.of(keystore), keystorePassword);
        }
        if (!user.equals("root")) {
            builder.grant(user, io.connectdoris.standin.auth.Privilege.ADMIN, "*", "*");
        }
        return builder;
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.removeFirst();
    }

    private static String secret(String variable, Map<String, String> environment) {
        String value = environment.get(variable);
        if (value == null) {
            throw new IllegalArgumentException("The environment has no " + variable);
        }
        return value;
    }
}
