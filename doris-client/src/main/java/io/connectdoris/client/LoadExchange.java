package io.connectdoris.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends a request the way Doris needs it, where the library's own way differs:
 *
 * <ul>
 *   <li>after {@code Expect: 100-continue} the body is sent after a 100 and never else; the library loses patience after some
 *       seconds and sends it to an FE that would have redirected, or to a BE that is still planning (facts.md 1.3, 2.1);
 *   <li>a server that answers early and stops reading is heard, instead of a broken pipe being reported;
 *   <li>how far the request came is noted, since that decides what its failure can mean.
 * </ul>
 */
final class LoadExchange extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        Progress progress = (Progress) context.getAttribute(Progress.ATTRIBUTE);
        try {
            progress.now(Progress.Reached.HEAD);
            connection.sendRequestHeader(request);
            connection.flush();
            ClassicHttpResponse response =
                    request.containsHeader("Expect") ? null : sendBody(request, connection, progress);
            while (response == null) {
                response = connection.receiveResponseHeader();
                if (response.getCode() == 100 && progress.reached() == Progress.Reached.HEAD) {
                    response = sendBody(request, connection, progress);
                } else if (response.getCode() < 200) {
                    response = null;
                }
            }
            connection.receiveResponseEntity(response);
            return response;
        } catch (SocketTimeoutException e) {
            connection.close(CloseMode.IMMEDIATE);
            boolean waiting = request.containsHeader("Expect") && progress.reached() == Progress.Reached.HEAD;
            throw waiting ? new SocketTimeoutException("neither '100 Continue' nor an answer in time") : e;
        } catch (IOException | HttpException | RuntimeException e) {
            connection.close(CloseMode.IMMEDIATE);
            throw e;
        }
    }

    /** The answer that came before the body was through, or null. */
    private static ClassicHttpResponse sendBody(
            ClassicHttpRequest request, HttpClientConnection connection, Progress progress)
            throws IOException, HttpException {
        if (request.getEntity() == null) {
            return null;
        }
        progress.now(Progress.Reached.BODY);
        try {
            connection.sendRequestEntity(request);
            connection.flush();
            return null;
        } catch (IOException sending) {
            try {
                ClassicHttpResponse early = connection.receiveResponseHeader();
                if (early.getCode() >= 200) {
                    return early;
                }
            } catch (IOException | HttpException receiving) {
                sending.addSuppressed(receiving);
            }
            throw sending;
        }
    }
}
