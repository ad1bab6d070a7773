package dev.drape.api;

import dev.drape.analysis.Kind;
import dev.drape.analysis.Popularity;
import dev.drape.api.wire.TopAnswer;
import dev.drape.api.wire.WarmingState;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.warming.Warming;
import dev.drape.warming.WarmingProgress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** {@code /cache/warm} and {@code GET /cache/top}. */
@Path("/cache")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class WarmingResource {
    private static final int MOST = 1000;
    private static final int ACCEPTED = 202;

    private final Warming warming;
    private final Popularity popularity;

    WarmingResource(Warming warming, Popularity popularity) {
        this.warming = warming;
        this.popularity = popularity;
    }

    @POST
    @Path("/warm")
    @Operation(
            summary = "Analyse garment photos beforehand",
            description = "Those of `drape.warming.source`, or those of the body: one URL a line, each of a host that"
                    + " `drape.warming.allowed-hosts` lists. Answers at once; 409 while a run is under way.")
    @RequestBody(content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = WarmingState.class)))
    public Uni<Response> warm(String urls) {
        return urls == null || urls.isBlank()
                ? warming.startConfigured().map(WarmingResource::accepted)
                : Uni.createFrom().item(() -> accepted(warming.start(urls)));
    }

    private static Response accepted(WarmingProgress progress) {
        return Response.status(ACCEPTED).entity(WarmingState.of(progress)).build();
    }

    @GET
    @Path("/warm")
    @Operation(summary = "How far the warming is")
    public WarmingState progress() {
        return WarmingState.of(warming.progress());
    }

    @GET
    @Path("/warm/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far the warming is, twice a second until it has ended, as server-sent events")
    public Multi<WarmingState> events() {
        return warming.watch().map(WarmingState::of);
    }

    @DELETE
    @Path("/warm")
    @Operation(summary = "Stop the warming", description = "What was analysed stays in the cache.")
    public WarmingState cancel() {
        return WarmingState.of(warming.cancel());
    }

    @GET
    @Path("/top")
    @Operation(
            summary = "The garment photos asked for most often",
            description =
                    "Since the start of this replica; what to warm next. `kind` is garment: customers are not counted.")
    public TopAnswer top(@RestQuery @DefaultValue("garment") String kind, @RestQuery @DefaultValue("20") String limit) {
        if (!kind.equals(Kind.GARMENT.id())) {
            throw new DrapeException(Failure.INVALID_OPTION, "The option kind is garment.").inPart("kind");
        }
        return new TopAnswer(
                kind,
                popularity.top(number(limit)).stream().map(TopAnswer.Photo::of).toList());
    }

    private static int number(String limit) {
        if (!limit.matches("[0-9]{1,4}") || Integer.parseInt(limit) > MOST) {
            throw new DrapeException(Failure.INVALID_OPTION, "The option limit is a number from 0 to " + MOST + ".")
                    .inPart("limit");
        }
        return Integer.parseInt(limit);
    }
}
