package dev.drape.api;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.Cleared;
import dev.drape.analysis.Kind;
import dev.drape.api.wire.ClearAnswer;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.util.List;
import java.util.Map;

/** {@code POST /clear-cache}. */
@Path("/clear-cache")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operation")
class CacheResource {
    private static final Map<String, List<Kind>> KINDS = Map.of(
            "all", List.of(Kind.CUSTOMER, Kind.GARMENT),
            "customer", List.of(Kind.CUSTOMER),
            "garment", List.of(Kind.GARMENT));

    private final Analyses analyses;

    CacheResource(Analyses analyses) {
        this.analyses = analyses;
    }

    @POST
    @Operation(
            summary = "Empty the analysis caches",
            description =
                    "Memory and the second level. `kind` is customer, garment or all (the default). Analyses under"
                            + " way are not kept either.")
    public Uni<ClearAnswer> clear(@RestQuery String kind) {
        List<Kind> kinds = KINDS.get(kind == null ? "all" : kind);
        if (kinds == null) {
            throw new DrapeException(Failure.INVALID_OPTION, "The option kind is one of all, customer, garment.")
                    .inPart("kind");
        }
        return Uni.combine()
                .all()
                .unis(cleared(kinds, Kind.CUSTOMER), cleared(kinds, Kind.GARMENT))
                .asTuple()
                .map(both -> answer(both.getItem1(), both.getItem2()));
    }

    private Uni<Cleared> cleared(List<Kind> wanted, Kind kind) {
        return wanted.contains(kind) ? analyses.clear(kind) : Uni.createFrom().item(new Cleared(0, 0));
    }

    private static ClearAnswer answer(Cleared customers, Cleared garments) {
        return new ClearAnswer(
                Map.of(Kind.CUSTOMER.id(), customers.memory(), Kind.GARMENT.id(), garments.memory()),
                Map.of(Kind.CUSTOMER.id(), customers.stored(), Kind.GARMENT.id(), garments.stored()));
    }
}
