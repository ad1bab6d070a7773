package dev.drape.analysis;

import dev.drape.execution.Deadline;
import dev.drape.garment.GarmentFacts;
import dev.drape.garment.GarmentPoint;
import dev.drape.garment.NamedColor;
import dev.drape.image.ImageDigest;
import dev.drape.image.Mask;
import dev.drape.image.PackedMask;
import dev.drape.image.Photo;
import dev.drape.image.Point;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.testing.Samples;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a full cache takes: {@code ./mvnw test -Dtest=CacheMemory}, with {@code -Ddrape.entries=} other than 10,000. The
 * entries are the real analyses of the sample garments, each with its own digest, points and cut-out: the real one moved by
 * some pixels, so that no two are the same bytes. The build does not run it.
 */
@QuarkusTest
@TestProfile(CacheMemory.Full.class)
class CacheMemory {
    private static final int ENTRIES = Integer.getInteger("drape.entries", 10_000);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<Samples> GARMENTS =
            List.of(Samples.TEE, Samples.TANK, Samples.TROUSERS, Samples.DRESS, Samples.SKIRT, Samples.SWEATER);
    private static final int FARTHEST = 24;
    private static final double MIB = 1 << 20;

    @Inject
    Analyses analyses;

    @Inject
    SharedAnalyses shared;

    @Inject
    AnalysisCache cache;

    @Inject
    ImageDecoder decoder;

    private final Random random = new Random(6);

    public static class Full implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("drape.analysis.max-cache-size", String.valueOf(ENTRIES));
        }
    }

    @Test
    void takesLittleRoom() throws IOException {
        List<GarmentAnalysis> real = new ArrayList<>();
        GARMENTS.forEach(sample -> real.add(analysed(sample)));
        report(0);
        double empty = heapMib();
        int pixels = 0;
        for (int i = 0; i < ENTRIES; i++) {
            GarmentAnalysis variant = variant(real.get(i % real.size()), i);
            pixels = variant.cutout().width() * variant.cutout().height();
            keep(variant);
            if ((i + 1) % (ENTRIES / 5) == 0) {
                report(i + 1);
            }
        }
        assertThat(cache.size(Kind.GARMENT)).isEqualTo(ENTRIES);
        assertThat((heapMib() - empty) * MIB / ENTRIES).as("bytes an entry").isLessThan(pixels / 10d);
        for (int i = 0; i < ENTRIES; i += ENTRIES / 7) {
            assertThat(known(i)).as("entry %d", i).isEqualTo(digest(i));
        }
    }

    /** What the cache answers for an entry that nothing may compute again. */
    private ImageDigest known(int number) {
        return ask(digest(number), () -> Uni.createFrom().failure(new AssertionError("entry " + number + " is gone")))
                .digest();
    }

    private void keep(GarmentAnalysis analysis) {
        AtomicInteger loads = new AtomicInteger();
        ask(analysis.digest(), () -> {
            loads.incrementAndGet();
            return Uni.createFrom().item(analysis);
        });
        assertThat(loads).hasValue(1);
    }

    private GarmentAnalysis ask(ImageDigest digest, java.util.function.Supplier<Uni<GarmentAnalysis>> load) {
        AnalysisKey key = new AnalysisKey(Kind.GARMENT, digest, analyses.pipelineVersion(), "category=auto");
        return shared.garment(key, limit -> SharedAnalyses.computed(load.get()), Deadline.after(LONG))
                .await()
                .atMost(LONG)
                .value();
    }

    private GarmentAnalysis analysed(Samples sample) {
        Upload upload = Upload.owning(sample.bytes());
        Uni<Photo> photo = Uni.createFrom().item(() -> decoder.decode(upload));
        return analyses.garment(upload, new DecodedPhoto(photo), Optional.empty(), false, Deadline.after(LONG))
                .await()
                .atMost(LONG)
                .value();
    }

    private GarmentAnalysis variant(GarmentAnalysis of, int number) {
        GarmentFacts all = of.garment();
        int dx = random.nextInt(2 * FARTHEST) - FARTHEST;
        int dy = random.nextInt(2 * FARTHEST) - FARTHEST;
        Point moved = new Point((double) dx / of.width(), (double) dy / of.height());
        Map<GarmentPoint, Point> points = new EnumMap<>(GarmentPoint.class);
        all.points().forEach((name, point) -> points.put(name, point.plus(moved)));
        GarmentFacts garment = new GarmentFacts(
                all.category(),
                all.categoryConfidence(),
                all.sleeveLength(),
                all.neckline(),
                all.pattern(),
                all.patternConfidence(),
                all.colors().stream()
                        .map(color -> new NamedColor(color.hex(), color.name(), color.share()))
                        .toList(),
                points,
                all.frontNeckline().stream().map(moved::plus).toList(),
                all.cutoutConfidence(),
                all.asymmetry(),
                all.warnings());
        return new GarmentAnalysis(
                of.width(),
                of.height(),
                digest(number),
                garment,
                PackedMask.of(moved(of.cutout().unpack(), dx, dy)),
                of.device(),
                of.fallback(),
                of.times());
    }

    /** The edge's pixels are repeated. */
    private static Mask moved(Mask mask, int dx, int dy) {
        byte[] values = new byte[mask.size()];
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                int fromX = Math.min(Math.max(x - dx, 0), mask.width() - 1);
                int fromY = Math.min(Math.max(y - dy, 0), mask.height() - 1);
                values[y * mask.width() + x] = (byte) mask.at(fromX, fromY);
            }
        }
        return Mask.owning(mask.width(), mask.height(), values);
    }

    private static ImageDigest digest(int number) {
        return ImageDigest.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private static void report(int entries) throws IOException {
        double heap = heapMib();
        System.out.printf("%d entries: heap %.0f MiB, resident %.0f MiB%n", entries, heap, residentMib());
    }

    /** After a collection. */
    private static double heapMib() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }

    private static double residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024d;
    }
}
