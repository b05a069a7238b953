package io.connectdoris.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one request and reads its answer, and nothing by itself: no redirects, no repeating, no cookies, no remembered
 * logins, no compressed answers. Each request has a connection of its own, so that none can fail for what happened to an
 * earlier one; the FE closes its side anyway (facts.md 1.3).
 */
final class Http implements AutoCloseable {

    private static final int MANY_CONNECTIONS = 10_000;

    private final Credentials credentials;
    private final Duration requestTimeout;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor watchdog;
    private final Map<HttpUriRequestBase, Cut> underWay = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Http(DorisConnection connection, Credentials credentials) {
        this.credentials = credentials;
        this.requestTimeout = connection.requestTimeout();
        this.client = client(connection);
        this.watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "doris-client-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
    }

    private static CloseableHttpClient client(DorisConnection connection) {
        Timeout connect = Timeout.of(connection.connectTimeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(new QuietConnection.Factory())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                                Certificates.context(connection.tls().caFile())))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(Timeout.of(connection.requestTimeout()))
                                .build())
                        .setMaxConnTotal(MANY_CONNECTIONS)
                        .setMaxConnPerRoute(MANY_CONNECTIONS)
                        .build())
                .setRequestExecutor(new LoadExchange())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("connect-doris")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }

    Reply send(Call call, Deadline deadline) throws Broken {
        return send(call, deadline, new Cut());
    }

    /**
     * @throws Broken when there is no whole answer, for whatever reason
     */
    Reply send(Call call, Deadline deadline, Cut cut) throws Broken {
        HttpUriRequestBase request = request(call, deadline);
        Progress progress = new Progress();
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Progress.ATTRIBUTE, progress);
        underWay.put(request, cut);
        ScheduledFuture<?> watch = null;
        try {
            watch = watchdog.schedule(request::cancel, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            if (closed.get() || cut.isMade()) {
                throw new Broken(call + ": " + why(new IOException(), deadline, cut), Progress.Reached.NOBODY);
            }
            return answer(call, request, context);
        } catch (Broken e) {
            throw e;
        } catch (IOException | IllegalStateException | RejectedExecutionException e) {
            throw new Broken(call + ": " + why(e, deadline, cut), progress.reached());
        } finally {
            underWay.remove(request);
            if (watch != null) {
                watch.cancel(false);
            }
        }
    }

    private HttpUriRequestBase request(Call call, Deadline deadline) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create("/"));
        request.setScheme(call.to().scheme());
        request.setAuthority(new URIAuthority(
                call.to().endpoint().host(), call.to().endpoint().port()));
        request.setPath(call.path());
        call.headers().forEach(request::setHeader);
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.setHeader(HttpHeaders.CONNECTION, "close");
        call.body().ifPresent(request::setEntity);
        Duration silence = requestTimeout.compareTo(deadline.left()) < 0 ? requestTimeout : deadline.left();
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(silence))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        return request;
    }

    private Reply answer(Call call, HttpUriRequestBase request, HttpClientContext context) throws IOException {
        HttpHost host = new HttpHost(call.to().scheme(), request.getAuthority());
        boolean whole = false;
        ClassicHttpResponse response = client.executeOpen(host, request, context);
        try {
            Optional<String> location = Optional.ofNullable(response.getFirstHeader(HttpHeaders.LOCATION))
                    .map(Header::getValue);
            int status = response.getCode();
            if ((status == 307 || status == 308) && location.isPresent()) {
                return new Reply(call.to(), status, location, new byte[0], credentials);
            }
            byte[] body = body(call, response);
            whole = body.length < call.limit();
            return new Reply(call.to(), status, location, body, credentials);
        } finally {
            if (!whole) {
                // Closing alone would read the rest first, for as long as the server likes.
                request.cancel();
            }
            response.close();
        }
    }

    private static byte[] body(Call call, ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        InputStream in = response.getEntity().getContent();
        while (body.size() < call.limit()) {
            int read = in.read(chunk, 0, Math.min(chunk.length, call.limit() - body.size()));
            if (read < 0) {
                break;
            }
            body.write(chunk, 0, read);
        }
        return body.toByteArray();
    }

    private String why(Exception failure, Deadline deadline, Cut cut) {
        if (closed.get()) {
            return "the client was closed";
        }
        if (cut.isMade()) {
            return "cut off";
        }
        if (deadline.passed()) {
            return "given up, the time allowed is over";
        }
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return credentials.hide(failure.getClass().getSimpleName() + message);
    }

    void cancel(Cut cut) {
        underWay.forEach((request, of) -> {
            if (of == cut) {
                request.cancel();
            }
        });
    }

    /** Then failures are ours, not a host's. */
    boolean isClosed() {
        return closed.get();
    }

    /** Cuts off what is under way; no connection and no thread stays. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        watchdog.shutdownNow();
        underWay.keySet().forEach(HttpUriRequestBase::cancel);
        client.close(CloseMode.IMMEDIATE);
    }
}
