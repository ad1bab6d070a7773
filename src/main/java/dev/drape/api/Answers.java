package dev.drape.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.analysis.Source;
import dev.drape.api.wire.PerformanceInfo;
import dev.drape.error.DrapeException;
import dev.drape.execution.CpuPool;
import dev.drape.execution.StageTimes;
import dev.drape.tryon.Admission;
import dev.drape.tryon.EncodedImage;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What requests and answers need off the event loop: forms are read, masks encoded and JSON written on the CPU pool, the
 * event loop only moves bytes.
 */
@ApplicationScoped
class Answers {
    private final CpuPool cpu;
    private final ObjectMapper json;
    private final ApiConfig config;
    private final BodyBudget bodies;
    private final Admission admission;

    Answers(CpuPool cpu, ObjectMapper json, ApiConfig config, BodyBudget bodies, Admission admission) {
        this.cpu = cpu;
        this.json = json;
        this.config = config;
        this.bodies = bodies;
        this.admission = admission;
    }

    /** Reads a request's multipart body, see {@link Body#gather} and {@link Form#read}; an overloaded service refuses it before. */
    Uni<Form> form(RoutingContext context, Set<String> photoParts) {
        String contentType = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return Body.gather(context, bodies, this::noRoom, config.maxRequestBytes(), config.bodyTimeLimit())
                .chain(body -> {
                    admission.requireRoom();
                    return cpu.supply(() -> Form.read(body.take(), contentType, photoParts));
                });
    }

    private DrapeException noRoom() {
        return admission.overloaded("The photos of other requests take all memory; try again shortly.");
    }

    /** Does other work off the event loop. */
    <T> Uni<T> offLoop(Supplier<T> work) {
        return cpu.supply(work);
    }

    /** A JSON answer whose body is made on the CPU pool. */
    Uni<Response> json(Cost cost, Supplier<Object> body) {
        return cpu.supply(() -> cost.on(Response.ok(write(body.get()), MediaType.APPLICATION_JSON_TYPE)));
    }

    /** The picture itself. */
    Response picture(Cost cost, EncodedImage image) {
        return cost.on(Response.ok(image.bytes(), image.format().mediaType()));
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }

    /**
     * What an answer's headers say of its cost.
     *
     * @param times a stage
     * @param totalMs wall time
     * @param device that ran the models; null if none ran
     * @param customer where its analysis came from; null if there was no customer photo
     * @param garment the same; null if there was no garment photo
     */
    record Cost(StageTimes times, double totalMs, String device, Source customer, Source garment) {
        Response on(Response.ResponseBuilder answer) {
            answer.header(ServerTiming.HEADER, new ServerTiming(PerformanceInfo.stages(times), totalMs));
            answer.header(AnswerHeaders.CACHE, AnswerHeaders.cache(customer, garment));
            if (device != null) {
                answer.header(AnswerHeaders.DEVICE, device);
            }
            return answer.build();
        }
    }
}
