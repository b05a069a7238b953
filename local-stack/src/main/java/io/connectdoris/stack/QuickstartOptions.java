package io.connectdoris.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the command line of {@code ./quickstart} asks for. */
record QuickstartOptions(boolean help, boolean once, Optional<DorisTarget> doris) {
    /** The text of {@code --help}; a file, so that the script can show it before anything is built. */
    static String usage() {
        try (InputStream in = QuickstartOptions.class.getResourceAsStream("usage.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line is not one of ours. */
    static final class Unusable extends RuntimeException {
        Unusable(String message) {
            super(message);
        }
    }

    static QuickstartOptions parse(List<String> arguments, Map<String, String> environment) {
        boolean help = false;
        boolean once = false;
        Optional<String> url = Optional.empty();
        Optional<String> user = Optional.empty();
        Optional<String> variable = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--help", "-h" -> help = true;
                case "--once" -> once = true;
                case "--doris" -> url = Optional.of(value(arguments, ++i));
                case "--user" -> user = Optional.of(value(arguments, ++i));
                case "--password-env" -> variable = Optional.of(value(arguments, ++i));
                default -> throw new Unusable("unknown argument " + arguments.get(i));
            }
        }
        if (url.isEmpty() && (user.isPresent() || variable.isPresent())) {
            throw new Unusable("--user and --password-env belong to --doris");
        }
        String password = variable.map(name -> password(name, environment)).orElse("");
        Login login = new Login(user.orElse("root"), password);
        return new QuickstartOptions(help, once, url.map(text -> target(text, login)));
    }

    private static String value(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new Unusable(arguments.get(index - 1) + " needs a value");
        }
        return arguments.get(index);
    }

    private static String password(String variable, Map<String, String> environment) {
        String password = environment.get(variable);
        if (password == null) {
            throw new Unusable("the environment variable " + variable + " is not set");
        }
        return password;
    }

    private static DorisTarget target(String url, Login login) {
        try {
            return DorisTarget.of(url, login);
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage());
        }
    }
}
