package dev.drape.store;

import dev.drape.analysis.Analyses;
import dev.drape.analysis.AnalysisOptions;
import dev.drape.analysis.CustomerAnalysis;
import dev.drape.analysis.DecodedPhoto;
import dev.drape.analysis.GarmentAnalysis;
import dev.drape.analysis.Outfits;
import dev.drape.execution.Deadline;
import dev.drape.image.ImageDigest;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.Plane;
import dev.drape.image.RgbImage;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is stored is what was analysed: every field of real analyses, compared by reflection. */
@QuarkusTest
class StoredFormTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Analyses analyses;

    @Inject
    Outfits outfits;

    @Inject
    ImageDecoder decoder;

    private final RecordCodec codec = new RecordCodec();

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"ASTRONAUT", "HOPPER"})
    void everyFieldOfACustomersAnalysisComesBack(Samples sample) throws CorruptEntryException {
        CustomerAnalysis analysis = customer(sample);
        outfits.find(analysis, decoder.decode(sample.bytes()), Deadline.after(LONG))
                .await()
                .atMost(LONG);
        assertThat(analysis.outfit().known()).isPresent();
        CustomerAnalysis back = codec.read(codec.write(analysis), CustomerAnalysis.class);
        assertSame(back, analysis);
    }

    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"TEE", "TANK", "TROUSERS", "DRESS"})
    void everyFieldOfAGarmentsAnalysisComesBack(Samples sample) throws CorruptEntryException {
        Upload upload = Upload.owning(sample.bytes());
        GarmentAnalysis analysis = analyses.garment(
                        upload, new DecodedPhoto(photo(upload)), Optional.empty(), true, Deadline.after(LONG))
                .await()
                .atMost(LONG)
                .value();
        GarmentAnalysis back = codec.read(codec.write(analysis), GarmentAnalysis.class);
        assertSame(back, analysis);
    }

    @Test
    void anOutfitThatNobodyAskedForStaysUnknown() throws CorruptEntryException {
        CustomerAnalysis analysis = customer(Samples.HOPPER);
        assertThat(analysis.outfit().known()).isEmpty();
        assertSame(codec.read(codec.write(analysis), CustomerAnalysis.class), analysis);
    }

    /** All kinds of components that a record may have. */
    record Everything(
            boolean yes,
            int whole,
            long big,
            float small,
            double nan,
            String text,
            String none,
            ChronoUnit unit,
            List<Double> list,
            Set<Samples> set,
            Map<Samples, Mask> masks,
            Map<String, ImageDigest> digests,
            Optional<ImageDigest> some,
            Optional<String> empty,
            Plane plane,
            RgbImage picture,
            double[] array) {}

    @Test
    void everyKindOfComponentComesBack() throws CorruptEntryException {
        Everything before = new Everything(
                true,
                -7,
                Long.MAX_VALUE,
                1e-30f,
                Double.NaN,
                "Ärmel",
                null,
                ChronoUnit.HOURS,
                List.of(0.1, Double.NEGATIVE_INFINITY),
                Set.of(Samples.TEE),
                Map.of(Samples.TANK, Mask.of(2, 1, new boolean[] {true, false})),
                Map.of("a", ImageDigest.of(new byte[] {1})),
                Optional.of(ImageDigest.of(new byte[] {2})),
                Optional.empty(),
                Plane.owning(2, 1, new float[] {0.25f, -3e7f}),
                RgbImage.filled(3, 2, 0x123456),
                new double[] {1, 2});
        Everything after = codec.read(codec.write(before), Everything.class);
        assertSame(after, before);
    }

    record Two(int one, int two) {}

    record One(int one) {}

    record Renamed(int one, int zwei) {}

    @Test
    void anotherShapeIsAnErrorNotADefault() {
        for (Class<?> other : List.of(One.class, Renamed.class, Everything.class)) {
            assertThatThrownBy(() -> codec.read(codec.write(new Two(1, 2)), other))
                    .as(other.getSimpleName())
                    .isInstanceOf(CorruptEntryException.class);
        }
        assertThatThrownBy(() -> codec.read(codec.write(new One(1)), Two.class))
                .isInstanceOf(CorruptEntryException.class);
    }

    @Test
    void theShapeNamesEveryComponentOfTheWholeTree() {
        assertThat(Set.of(Shape.of(One.class), Shape.of(Two.class), Shape.of(Renamed.class)))
                .hasSize(3);
        assertThat(Shape.of(CustomerAnalysis.class))
                .contains("wornSleeveLeft", "visibility", "SEGMENTATION_FAILED", "itaDegrees", "Mask");
        assertThat(Shape.of(GarmentAnalysis.class)).contains("ARMPIT_IMAGE_LEFT", "frontNeckline", "cutoutConfidence");
    }

    /** A customer's photo is never stored: nothing in an analysis could hold one. */
    @Test
    void noCustomersAnalysisCanHoldAPicture() {
        assertThat(Shape.of(CustomerAnalysis.class))
                .doesNotContain(RgbImage.class.getName())
                .doesNotContain(Photo.class.getName())
                .doesNotContain(Upload.class.getName());
    }

    private static void assertSame(Object after, Object before) {
        assertThat(after)
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .withComparatorForType(Double::compare, Double.class)
                .withComparatorForType(Float::compare, Float.class)
                .withEqualsForType((a, b) -> same(Pixels.of(a), Pixels.of(b)), Mask.class)
                .withEqualsForType((a, b) -> same(Pixels.of(a), Pixels.of(b)), Plane.class)
                .withEqualsForType((a, b) -> same(Pixels.of(a), Pixels.of(b)), RgbImage.class)
                .isEqualTo(before);
    }

    private static boolean same(Pixels one, Pixels other) {
        return one.width() == other.width()
                && one.height() == other.height()
                && Arrays.equals(one.values(), other.values());
    }

    /** Computed for this test alone. */
    private CustomerAnalysis customer(Samples sample) {
        Upload upload = Upload.owning(sample.bytes());
        AnalysisOptions alone = new AnalysisOptions(Optional.empty(), true, false);
        return analyses.customer(upload, new DecodedPhoto(photo(upload)), alone, Deadline.after(LONG))
                .await()
                .atMost(LONG)
                .value();
    }

    private Uni<Photo> photo(Upload upload) {
        return Uni.createFrom().item(() -> decoder.decode(upload));
    }
}
