package io.connectdoris.standin.server;

import io.connectdoris.standin.auth.Privilege;
import io.connectdoris.standin.catalog.DorisVersion;
import io.connectdoris.standin.http.Request;
import io.connectdoris.standin.http.Response;
import io.connectdoris.standin.sql.ClusterTables;
import io.connectdoris.standin.sql.SqlResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the FE tells of the cluster: its nodes, their health, the version. */
final class ClusterApi {

    private final World world;
    private final FrontendAccess access;

    ClusterApi(World world, FrontendAccess access) {
        this.world = world;
        this.access = access;
    }

    /** Paths of two parts, {@code /api/name}; empty when there is no such path. */
    Optional<Response> answer(Request request, String name) throws Refused {
        return switch (name) {
            case "bootstrap" -> get(request, bootstrap(request));
            case "health" -> get(request, health());
            case "backends" -> Optional.of(backends(request));
            case "fe_version_info" -> Optional.of(version(request));
            default -> Optional.empty();
        };
    }

    private Optional<Response> get(Request request, Response response) throws Refused {
        access.requireMethod(request, "GET");
        return Optional.of(response);
    }

    /** {@code /rest/v2/manager/node/name}; empty when there is no such path. */
    Optional<Response> nodes(Request request, String name) throws Refused {
        if (!List.of("frontends", "backends", "node_list").contains(name)) {
            return Optional.empty();
        }
        access.requireMethod(request, "GET");
        access.authenticate(request);
        return Optional.of(Replies.ok(
                switch (name) {
                    case "frontends" -> table(ClusterTables.frontends(world.cluster()));
                    case "backends" -> table(ClusterTables.backends(world.cluster()));
                    default -> nodeList();
                }));
    }

    private static Response bootstrap(Request request) {
        Optional<String> cluster = request.parameter("cluster_id");
        if (cluster.isPresent()) {
            return Replies.error("invalid cluster id: " + cluster.get());
        }
        return Replies.ok(Json.object(
                "replayedJournalId", 0, "queryPort", 0, "rpcPort", 0, "arrowFlightSqlPort", 0, "version", ""));
    }

    private Response health() {
        int alive = world.cluster().aliveBackends();
        return Replies.ok(Json.object("online_backend_num", alive, "total_backend_num", Math.max(1, alive)));
    }

    private Response backends(Request request) throws Refused {
        access.requireMethod(request, "GET");
        access.authenticate(request);
        boolean alive = world.cluster().aliveBackends() > 0;
        boolean onlyAlive = request.parameter("is_alive").filter("true"::equals).isPresent();
        Object backend = Json.object(
                "ip", world.cluster().host(), "http_port", world.cluster().bePort(), "is_alive", alive);
        return Replies.ok(Json.object("backends", onlyAlive && !alive ? List.of() : List.of(backend)));
    }

    private Response version(Request request) throws Refused {
        access.requireMethod(request, "GET");
        Credentials credentials = access.authenticate(request);
        if (!world.users().may(credentials.user(), Privilege.ADMIN, "*", "*")) {
            throw new Refused(Replies.unauthorized(
                    "Access denied; you need (at least one of) the Admin_priv privilege(s) for this operation"));
        }
        return Replies.ok(Json.object("feVersionInfo", version(world.version())));
    }

    private static Map<String, Object> version(DorisVersion version) {
        return Json.object(
                "dorisBuildVersionPrefix", "doris",
                "dorisBuildVersionMajor", version.number(0),
                "dorisBuildVersionMinor", version.number(1),
                "dorisBuildVersionPatch", version.number(2),
                "dorisBuildVersionRcVersion", "standin",
                "dorisBuildVersion", version.build(),
                "dorisBuildHash", "stand-in",
                "dorisBuildShortHash", "stand-in",
                "dorisBuildInfo", "stand-in",
                "dorisBuildTime", "",
                "dorisJavaCompileVersion", "");
    }

    private Object nodeList() {
        String host = world.cluster().host();
        return Json.object(
                "backend", List.of(host + ":" + world.cluster().bePort()),
                "frontend", List.of(host + ":" + world.cluster().fePort()));
    }

    private static Object table(SqlResult result) {
        return Json.object(
                "columnNames",
                result.headers().stream().map(SqlResult.Header::name).toList(),
                "rows",
                result.rowTexts());
    }
}
