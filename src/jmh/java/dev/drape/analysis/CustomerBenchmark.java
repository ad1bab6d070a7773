package dev.drape.analysis;

import dev.drape.bench.Fixture;
import dev.drape.image.ImageDigest;
import dev.drape.image.Mask;
import dev.drape.image.PackedMask;
import dev.drape.image.Photo;
import dev.drape.pose.Complexity;
import dev.drape.skin.SkinReading;
import dev.drape.skin.SkinToneEstimator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The steps of a customer's analysis that have no front door of their own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Djmh.shutdownTimeout=1"}) // else it waits 30 s for pools
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CustomerBenchmark {
    private Fixture fixture;
    private PoseFinder finder;
    private ModelViews views;
    private PoseFinder.Found found;
    private Mask person;

    @Setup
    public void prepare() {
        fixture = new Fixture();
        finder = new PoseFinder(fixture.poses, new LandmarkLadder(fixture.poses), PhotoLimits.DEFAULTS);
        Photo photo =
                new Photo(fixture.customer, fixture.customer, Optional.empty(), ImageDigest.of(fixture.customerJpeg));
        views = ModelViews.of(photo, false);
        found = poseAndSecondLook();
        person = personMask();
    }

    @Benchmark
    public PoseFinder.Found poseAndSecondLook() {
        return Fixture.wait(finder.find(views, Complexity.FULL, Fixture.deadline()));
    }

    @Benchmark
    public Mask personMask() {
        double share = found.pose().region().side() / fixture.customer.width();
        return PersonMask.of(
                fixture.customer,
                PersonMask.guide(fixture.customer),
                found.pose().person(),
                found.second(),
                share);
    }

    @Benchmark
    public PackedMask packMask() {
        return PackedMask.of(person);
    }

    @Benchmark
    public List<PhotoCheck> bodyFactsAndPhotoChecks() {
        BodyFacts body = BodyFacts.of(found.pose(), fixture.customer.width(), fixture.customer.height());
        return PhotoChecks.check(
                fixture.customer.width(),
                fixture.customer.height(),
                found.pose(),
                body,
                PhotoQuality.of(views.reduced(), person),
                PhotoLimits.DEFAULTS);
    }

    @Benchmark
    public SkinReading skin() {
        return SkinToneEstimator.estimate(
                fixture.customer,
                person,
                FaceLandmarks.of(found.pose(), fixture.customer.width(), fixture.customer.height()));
    }
}
