package io.connectdoris.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.hc.core5.net.PercentCodec;

/** The login, and how none of its forms gets into a message. */
final class Credentials {

    private final String authorization;
    private final List<String> secrets;

    Credentials(String user, DorisConnection.Secret password) {
        String plain = password.reveal();
        String token = Base64.getEncoder().encodeToString((user + ":" + plain).getBytes(StandardCharsets.UTF_8));
        this.authorization = "Basic " + token;
        this.secrets = plain.isEmpty()
                ? List.of(token)
                : List.of(
                        token,
                        plain,
                        PercentCodec.encode(plain, StandardCharsets.UTF_8),
                        URLEncoder.encode(plain, StandardCharsets.UTF_8));
    }

    /** Set by hand on every request, since FE and BE both want it unasked (facts.md 1.2, 1.3). */
    String authorization() {
        return authorization;
    }

    /**
     * The text of a network failure without the login. Libraries quote header lines that they cannot read, and the redirect's
     * holds it.
     */
    String hide(String text) {
        String shown = Words.withoutUserinfo(text);
        for (String secret : secrets) {
            shown = shown.replace(secret, "[hidden]");
        }
        return shown;
    }
}
