package dev.drape.bench;

import dev.drape.compose.Composition;
import dev.drape.compose.Customer;
import dev.drape.compose.Fit;
import dev.drape.image.RgbImage;
import dev.drape.image.filter.Resize;
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

import java.util.concurrent.TimeUnit;

/** What drawing costs by the size of the customer's photo; {@code -prof gc} tells what it allocates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "-Djmh.shutdownTimeout=1"}) // else it waits 30 s for pools
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PhotoSizeBenchmark {
    /** Megapixels. */
    @Param({"0.5", "2", "8", "12"})
    double megapixels;

    private Fixture fixture;
    private Customer customer;

    @Setup
    public void scale() {
        fixture = new Fixture();
        int side = (int) Math.round(Math.sqrt(megapixels * 1e6));
        RgbImage photo = Resize.cubic(fixture.customer, side, side);
        customer = new Customer(photo, fixture.pose, fixture.person, fixture.outfit);
    }

    @Benchmark
    public Composition compose() {
        return fixture.compositor.compose(customer, fixture.item, Fit.REGULAR);
    }
}
