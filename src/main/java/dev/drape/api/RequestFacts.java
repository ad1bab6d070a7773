package dev.drape.api;

import dev.drape.api.wire.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.util.Map;
import java.util.Optional;

/** What an answer tells of its request, kept with the request until the answer has gone. */
final class RequestFacts {
    private RequestFacts() {}

    static void problem(RoutingContext context, Problem problem) {
        context.put(Problem.class.getName(), problem.code());
    }

    /** The code of the problem that was answered. */
    static Optional<String> code(RoutingContext context) {
        return Optional.ofNullable(context.get(Problem.class.getName()));
    }

    /** The stages that ran, ms by the stage's id; empty if none is known. */
    static Map<String, Double> stages(RoutingContext context) {
        ServerTiming timing = context.get(ServerTiming.class.getName());
        return timing == null ? Map.of() : timing.stages();
    }

    /** Takes the facts from what a resource answers. */
    static class Reader {
        @ServerResponseFilter
        void read(ContainerResponseContext answer, RoutingContext context) {
            if (answer.getEntity() instanceof Problem problem) {
                problem(context, problem);
            }
            if (answer.getHeaders().getFirst(ServerTiming.HEADER) instanceof ServerTiming timing) {
                context.put(ServerTiming.class.getName(), timing);
            }
        }
    }
}
