package dev.drape.bench;

import dev.drape.compose.Compositor;
import dev.drape.compose.Customer;
import dev.drape.compose.Item;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.garment.Garment;
import dev.drape.garment.GarmentAnalyzer;
import dev.drape.image.ImageLimits;
import dev.drape.image.Mask;
import dev.drape.image.Photo;
import dev.drape.image.RgbImage;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.codec.ImageEncoder;
import dev.drape.image.codec.OutputFormat;
import dev.drape.image.filter.Resize;
import dev.drape.inference.Devices;
import dev.drape.inference.InferenceConfig;
import dev.drape.inference.ModelCatalog;
import dev.drape.outfit.Outfit;
import dev.drape.outfit.OutfitParser;
import dev.drape.pose.Complexity;
import dev.drape.pose.Pose;
import dev.drape.pose.PoseEstimator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Every stage's input, made once from the sample photos: the astronaut at 768×768 px, the tee at 768×1024 px. */
public final class Fixture {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SIDE = 768;

    final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    final ImageEncoder encoder = new ImageEncoder();
    final GarmentAnalyzer garments = new GarmentAnalyzer();
    final OutfitParser outfits = new OutfitParser();
    final Compositor compositor = new Compositor();
    public final PoseEstimator poses;

    public final byte[] customerJpeg;
    final byte[] garmentJpeg;
    public final RgbImage customer;
    final RgbImage garment;
    final Pose pose;
    final Mask person;
    final Outfit outfit;
    final Customer dressed;
    final Item item;

    public Fixture() {
        CpuPool cpu = new CpuPool();
        InferenceConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(InferenceConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("drape.inference.devices", "cpu")
                .build()
                .getConfigMapping(InferenceConfig.class);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ModelCatalog models = new ModelCatalog(config, new Devices(config, registry), registry);
        models.load();
        poses = new PoseEstimator(models, cpu);

        Photo portrait = decoder.decode(read("customer-astronaut.png"));
        customer = Resize.cubic(portrait.pixels(), SIDE, SIDE);
        customerJpeg = encoder.encode(customer, OutputFormat.JPEG);
        garmentJpeg = read("garment-tee-navy.jpg");
        garment = decoder.decode(garmentJpeg).pixels();
        pose = wait(poses.estimate(customer, Complexity.FULL, deadline()))
                .pose()
                .orElseThrow();
        person = pose.personMask(SIDE, SIDE);
        outfit = outfits.parse(customer, pose, person);
        dressed = new Customer(customer, pose, person, outfit);
        Garment analysed = garments.analyze(garment, Optional.empty(), Optional.empty());
        item = new Item(garment, analysed);
    }

    public static Deadline deadline() {
        return Deadline.after(PATIENCE);
    }

    public static <T> T wait(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private static byte[] read(String sample) {
        try {
            return Files.readAllBytes(Path.of("samples", sample));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
