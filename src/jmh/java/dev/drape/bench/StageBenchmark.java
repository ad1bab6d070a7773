package dev.drape.bench;

import dev.drape.compose.Composition;
import dev.drape.compose.Fit;
import dev.drape.garment.Garment;
import dev.drape.image.Photo;
import dev.drape.image.Preprocessor;
import dev.drape.image.Standardized;
import dev.drape.image.codec.OutputFormat;
import dev.drape.outfit.Outfit;
import dev.drape.pose.Complexity;
import dev.drape.pose.PoseResult;
import dev.drape.pose.SecondLook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What each stage of a try-on costs on one request's thread, models included where a stage has them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Djmh.shutdownTimeout=1"}) // else it waits 30 s for pools
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StageBenchmark {

    /** The landmark model of the pose stage. */
    @State(Scope.Benchmark)
    public static class Models {
        @Param
        Complexity complexity;
    }

    private Fixture fixture;

    @Setup
    public void prepare() {
        fixture = new Fixture();
    }

    @Benchmark
    public Photo decodeCustomer() {
        return fixture.decoder.decode(fixture.customerJpeg);
    }

    @Benchmark
    public Standardized standardize() {
        return Preprocessor.standardize(fixture.customer, Preprocessor.Purpose.POSE);
    }

    @Benchmark
    public PoseResult pose(Models models) {
        return Fixture.wait(fixture.poses.estimate(fixture.customer, models.complexity, Fixture.deadline()));
    }

    @Benchmark
    public SecondLook lookAgain() {
        return Fixture.wait(fixture.poses.lookAgain(fixture.customer, fixture.pose.region(), Fixture.deadline()));
    }

    @Benchmark
    public Outfit outfit() {
        return fixture.outfits.parse(fixture.customer, fixture.pose, fixture.person);
    }

    @Benchmark
    public Garment garment() {
        return fixture.garments.analyze(fixture.garment, Optional.empty(), Optional.empty());
    }

    @Benchmark
    public Composition compose() {
        return fixture.compositor.compose(fixture.dressed, fixture.item, Fit.REGULAR);
    }

    @Benchmark
    public byte[] encodePng() {
        return fixture.encoder.encode(fixture.customer, OutputFormat.PNG);
    }
}
