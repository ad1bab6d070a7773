package dev.drape.tryon;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.analysis.Outfits;
import dev.drape.compose.Composition;
import dev.drape.compose.Compositor;
import dev.drape.compose.Customer;
import dev.drape.compose.Item;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Fork;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.execution.StageTimes;
import dev.drape.garment.Category;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * The one flow: two uploads enter, a try-on leaves. Each stage hops to the pool it belongs to; the deadline is checked
 * between stages, and a cancelled request starts no further stage.
 */
@ApplicationScoped
public class TryOnPipeline {
    private final Admission admission;
    private final PixelBudget budget;
    private final ImageDecoder decoder;
    private final Analyses analyses;
    private final Outfits outfits;
    private final Compositor compositor;
    private final ImageEncoder encoder;
    private final CpuPool cpu;

    TryOnPipeline(
            Admission admission,
            PixelBudget budget,
            ImageDecoder decoder,
            Analyses analyses,
            Outfits outfits,
            Compositor compositor,
            ImageEncoder encoder,
            CpuPool cpu) {
        this.admission = admission;
        this.budget = budget;
        this.decoder = decoder;
        this.analyses = analyses;
        this.outfits = outfits;
        this.compositor = compositor;
        this.encoder = encoder;
        this.cpu = cpu;
    }

    /** Draws the garment on the customer, or fails with the failure that names why it cannot be done. */
    public Uni<TryOnResult> tryOn(TryOnRequest request) {
        return admission.admit(turn -> {
            PixelBudget.Lease lease = budget.lease();
            PhotoIntake customer = new PhotoIntake(request.customer(), TryOnRequest.CUSTOMER_PART, decoder, cpu, lease);
            PhotoIntake garment = new PhotoIntake(request.garment(), TryOnRequest.GARMENT_PART, decoder, cpu, lease);
            return lease.during(customer.blame(customer.pixels())
                    .chain(pixels -> garment.blame(garment.pixels()).map(more -> pixels + more))
                    // For both at once: two requests that held one photo each and waited for more would wait for ever.
                    .chain(pixels -> lease.take(pixels, turn.deadline()))
                    .chain(() -> Uni.combine()
                            .all()
                            .unis(customerSide(request, customer, turn), garmentSide(request, garment, turn))
                            .asTuple())
                    .chain(sides -> cpu.supply(() -> draw(request, turn, sides.getItem1(), sides.getItem2())))
                    .chain(drawing -> cpu.supply(() -> encode(request, turn, drawing))));
        });
    }

    private Uni<Side<CustomerAnalysis>> customerSide(TryOnRequest request, PhotoIntake intake, Turn turn) {
        return intake.blame(intake.photo().chain(photo -> {
            long start = System.nanoTime();
            return analyses.customer(request.customer(), intake, request.analysis(), turn.deadline())
                    .map(found -> Side.ended(
                            photo, found, intake.times(), found.value().times(), start))
                    .chain(side -> outfits.find(side.found().value(), photo, turn.deadline())
                            .map(side::plus));
        }));
    }

    private Uni<Side<GarmentAnalysis>> garmentSide(TryOnRequest request, PhotoIntake intake, Turn turn) {
        return intake.blame(intake.photo().chain(photo -> {
            long start = System.nanoTime();
            return analyses.garment(
                            request.garment(),
                            intake,
                            request.category(),
                            request.analysis().useCache(),
                            turn.deadline())
                    .map(found -> Side.ended(
                            photo, found, intake.times(), found.value().times(), start));
        }));
    }

    /** What was drawn of both sides. */
    private record Drawing(
            Composition composition,
            Side<CustomerAnalysis> customer,
            Side<GarmentAnalysis> garment,
            StageTimes composing) {}

    private Drawing draw(
            TryOnRequest request, Turn turn, Side<CustomerAnalysis> customer, Side<GarmentAnalysis> garment) {
        requireUsable(
                customer.found().value(), garment.found().value().garment().category());
        turn.deadline().check();
        long start = System.nanoTime();
        Composition drawn = compositor.compose(person(customer), item(garment), request.fit());
        return new Drawing(drawn, customer, garment, StageRecorder.ended(Stage.COMPOSE, start));
    }

    private TryOnResult encode(TryOnRequest request, Turn turn, Drawing drawing) {
        turn.deadline().check();
        long start = System.nanoTime();
        Composition drawn = drawing.composition();
        Pictures pictures = Fork.join(
                () -> sized(drawn, request.format(), encoder.encode(drawn.picture(), request.format())),
                () -> request.withMask() ? sized(drawn, OutputFormat.PNG, encoder.png(drawn.editMask())) : null,
                Pictures::new);
        Side<CustomerAnalysis> customer = drawing.customer();
        Side<GarmentAnalysis> garment = drawing.garment();
        return new TryOnResult(
                pictures.drawn(),
                Optional.ofNullable(pictures.mask()),
                drawn.quality(),
                customer.found(),
                garment.found(),
                customer.times()
                        .plus(garment.times())
                        .plus(drawing.composing())
                        .plus(StageRecorder.ended(Stage.ENCODE, start))
                        .plus(Stage.QUEUE, turn.queuedMs()),
                turn.elapsedMs(),
                Side.wallMs(customer, garment),
                customer.sequentialMs() + garment.sequentialMs());
    }

    /** The mask is null if it is not wanted. */
    private record Pictures(EncodedImage drawn, EncodedImage mask) {}

    private static EncodedImage sized(Composition drawn, OutputFormat format, byte[] bytes) {
        return new EncodedImage(format, drawn.picture().width(), drawn.picture().height(), bytes);
    }

    private void requireUsable(CustomerAnalysis customer, Category category) {
        analyses.refusal(customer, category).ifPresent(refusal -> {
            throw refusal.inPart(TryOnRequest.CUSTOMER_PART);
        });
    }

    private static Customer person(Side<CustomerAnalysis> side) {
        CustomerAnalysis analysis = side.found().value();
        return new Customer(
                side.photo().pixels(),
                analysis.pose(),
                analysis.person().unpack(),
                analysis.outfit().known().orElseThrow());
    }

    private static Item item(Side<GarmentAnalysis> side) {
        return GarmentItem.of(side.photo(), side.found().value().whole());
    }
}
