package io.connectdoris.standin.server;

import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What the FE's web server itself answers: to paths that nothing serves, and to heads it does not take. */
final class NoSuchPage {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);
    private static final String HTML = "text/html;charset=iso-8859-1";

    private final World world;
    private final boolean pagesAreHtml;

    NoSuchPage(World world) {
        this.world = world;
        this.pagesAreHtml = !world.version().isAtLeast(DorisVersion.V4_0);
    }

    Response unknown(Request request) {
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        if (pagesAreHtml) {
            return request.method().equals("POST")
                    ? html(request, 405, "Request method 'POST' not supported").with("Allow", "GET, HEAD")
                    : html(request, 404, "Not Found");
        }
        return read
                ? Replies.internal("No static resource index.html.").with("Content-Language", "en")
                : methodNotAllowed(request);
    }

    private Response methodNotAllowed(Request request) {
        String body = Json.compact(Json.object(
                "timestamp",
                TIMESTAMP.format(world.clock().instant()),
                "status",
                405,
                "error",
                "Method Not Allowed",
                "path",
                request.rawPath()));
        return Response.of(405, "application/json", body)
                .with("Allow", "GET, HEAD")
                .inChunks();
    }

    /** A path with nothing between two slashes. */
    Response emptySegment(Request request) {
        return pagesAreHtml
                ? html(request, 404, "Not Found")
                : Response.empty(400).closing();
    }

    /** An {@code Expect} other than {@code 100-continue}. */
    Response expectationFailed() {
        return pagesAreHtml
                ? Response.of(417, HTML, "<h1>Bad Message 417</h1><pre>reason: Expectation Failed</pre>")
                        .closing()
                : Response.empty(417).closing();
    }

    private static Response html(Request request, int status, String message) {
        String text = escaped(message);
        String page = """
                <html>
                <head>
                <meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
                <title>Error %d %s</title>
                </head>
                <body><h2>HTTP ERROR %d %s</h2>
                <table>
                <tr><th>URI:</th><td>%s</td></tr>
                <tr><th>STATUS:</th><td>%d</td></tr>
                <tr><th>MESSAGE:</th><td>%s</td></tr>
                <tr><th>SERVLET:</th><td>dispatcherServlet</td></tr>
                </table>

                </body>
                </html>
                """.formatted(status, text, status, text, escaped(request.rawPath()), status, text);
        return Response.of(status, HTML, page);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
