package dev.drape.analysis;

import dev.drape.execution.Deadline;
import dev.drape.garment.GarmentFacts;
import dev.drape.image.Mask;
import dev.drape.image.PackedMask;
import dev.drape.image.Photo;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.filter.Resize;
import dev.drape.outfit.Outfit;
import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever changes what an analysis says must raise {@link Analyses#ALGORITHM_VERSION}: it is part of every cache key and of
 * every answer's {@code pipeline_version}. Held against what the version that is written down said of the sample photos;
 * this is no test of whether the analyses are right.
 *
 * <p>After raising it: {@code ./mvnw test -Dtest=AlgorithmVersionTest -Ddrape.record=true} writes them down anew.
 */
@QuarkusTest
class AlgorithmVersionTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "golden", "analyses.txt");
    private static final String VERSION = "version ";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<Samples> CUSTOMERS = List.of(Samples.ASTRONAUT, Samples.HOPPER);
    private static final List<Samples> GARMENTS =
            List.of(Samples.TEE, Samples.SWEATER, Samples.TANK, Samples.TROUSERS, Samples.SKIRT, Samples.DRESS);
    /** Cells a side in which a mask's share is compared. */
    private static final int GRID = 12;
    /**
     * Shares and normalised coordinates may differ by that much on another processor: sums are made in another order there.
     */
    private static final double TOLERANCE = 0.004;

    @Inject
    Analyses analyses;

    @Inject
    Outfits outfits;

    @Inject
    ImageDecoder decoder;

    @Test
    void whatTheAnalysesSayIsWhatTheirVersionSaid() throws IOException {
        List<String> now = new ArrayList<>();
        CUSTOMERS.forEach(sample -> now.add(sample + " " + ofCustomer(sample)));
        GARMENTS.forEach(sample -> now.add(sample + " " + ofGarment(sample)));
        List<String> recorded = Files.exists(RECORDED) ? Files.readAllLines(RECORDED) : List.of("");
        String version = VERSION + Analyses.ALGORITHM_VERSION;
        boolean same = same(now, recorded.subList(1, recorded.size()));
        if (Boolean.getBoolean("drape.record")) {
            assertThat(same || !recorded.get(0).equals(version))
                    .as("the analyses changed: raise Analyses.ALGORITHM_VERSION before they are written down")
                    .isTrue();
            now.add(0, version);
            Files.write(RECORDED, now);
            return;
        }
        assertThat(recorded.get(0)).as("written down for another version").isEqualTo(version);
        assertThat(same)
                .as(
                        "the analyses changed: raise Analyses.ALGORITHM_VERSION, then run this test with -Ddrape.record=true;"
                                + " now\n%s\nthen\n%s",
                        now, recorded)
                .isTrue();
    }

    @Test
    void aDifferenceIsSeen() {
        assertThat(same(List.of("a b 0.500 7"), List.of("a b 0.503 7"))).isTrue();
        assertThat(same(List.of("a b 0.500 7"), List.of("a b 0.506 7"))).isFalse();
        assertThat(same(List.of("a b 0.500 7"), List.of("a c 0.500 7"))).isFalse();
        assertThat(same(List.of("a b 0.500"), List.of("a b 0.500 7"))).isFalse();
        assertThat(same(List.of("a"), List.of("a", "b"))).isFalse();
    }

    private static boolean same(List<String> now, List<String> then) {
        if (now.size() != then.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            String[] ours = now.get(i).split(" ");
            String[] theirs = then.get(i).split(" ");
            if (ours.length != theirs.length) {
                return false;
            }
            for (int j = 0; j < ours.length; j++) {
                if (!ours[j].equals(theirs[j]) && !near(ours[j], theirs[j])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean near(String one, String other) {
        return one.matches("-?\\d+\\.\\d+")
                && other.matches("-?\\d+\\.\\d+")
                && Math.abs(Double.parseDouble(one) - Double.parseDouble(other)) <= TOLERANCE;
    }

    private String ofCustomer(Samples sample) {
        Upload upload = Upload.owning(sample.bytes());
        AnalysisOptions alone = new AnalysisOptions(Optional.empty(), true, false);
        CustomerAnalysis analysis = analyses.customer(
                        upload, new DecodedPhoto(photo(upload)), alone, Deadline.after(LONG))
                .await()
                .atMost(LONG)
                .value();
        outfits.find(analysis, decoder.decode(upload), Deadline.after(LONG))
                .await()
                .atMost(LONG);
        Outfit outfit = analysis.outfit().known().orElseThrow();
        List<String> facts = new ArrayList<>();
        analysis.pose().landmarks().forEach(landmark -> add(facts, landmark.x(), landmark.y()));
        add(facts, grid(analysis.person()));
        facts.add(String.valueOf(analysis.skin().tone().map(tone -> tone.monk()).orElse(null)));
        new TreeMap<>(outfit.masks()).values().forEach(mask -> add(facts, grid(PackedMask.of(mask))));
        add(facts, outfit.wornSleeveLeft(), outfit.wornSleeveRight(), outfit.confidence());
        outfit.waistline().forEach(height -> add(facts, height));
        facts.add(outfit.onePiece() + " " + outfit.bareMidriff());
        facts.addAll(outfit.warnings());
        return String.join(" ", facts);
    }

    private String ofGarment(Samples sample) {
        Upload upload = Upload.owning(sample.bytes());
        GarmentAnalysis analysis = analyses.garment(
                        upload, new DecodedPhoto(photo(upload)), Optional.empty(), false, Deadline.after(LONG))
                .await()
                .atMost(LONG)
                .value();
        GarmentFacts garment = analysis.garment();
        List<String> facts = new ArrayList<>(List.of(
                garment.category().name(),
                String.valueOf(garment.sleeveLength()),
                garment.neckline().name(),
                garment.pattern().name()));
        new TreeMap<>(garment.points()).forEach((name, point) -> {
            facts.add(name.name());
            add(facts, point.x(), point.y());
        });
        garment.frontNeckline().forEach(point -> add(facts, point.x(), point.y()));
        garment.colors().forEach(color -> facts.add(color.name().replace(' ', '_')));
        add(facts, grid(analysis.cutout()));
        return String.join(" ", facts);
    }

    private static double[] grid(PackedMask packed) {
        Mask small = Resize.smooth(packed.unpack(), GRID, GRID);
        double[] shares = new double[small.size()];
        Arrays.setAll(shares, i -> small.at(i) / 255d);
        return shares;
    }

    private static void add(List<String> facts, double... values) {
        for (double value : values) {
            facts.add(String.format(Locale.ROOT, "%.3f", value));
        }
    }

    private Uni<Photo> photo(Upload upload) {
        return Uni.createFrom().item(() -> decoder.decode(upload));
    }
}
