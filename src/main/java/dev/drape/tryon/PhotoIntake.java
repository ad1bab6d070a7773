package dev.drape.tryon;

import dev.drape.analysis.PhotoSource;
import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.execution.Stage;
import dev.drape.execution.StageRecorder;
import dev.drape.execution.StageTimes;
import dev.drape.image.Photo;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import dev.drape.image.codec.ImageFile;
import io.smallrye.mutiny.Uni;

import java.util.function.Function;
import java.util.function.LongFunction;

/** One upload of one request: read and decoded at most once, on the CPU pool, when somebody needs its pixels and there is room. */
final class PhotoIntake implements PhotoSource {
    private final String part;
    private final Uni<ImageFile> file;
    private final Uni<ImageFile> withRoom;
    private final Uni<Photo> photo;
    private final PixelBudget.Lease lease;
    private volatile StageTimes times = StageTimes.NONE;

    /** One whose pixels the lease has taken room for before they are asked for. */
    PhotoIntake(Upload upload, String part, ImageDecoder decoder, CpuPool cpu, PixelBudget.Lease lease) {
        this(upload, part, decoder, cpu, lease, pixels -> Uni.createFrom().voidItem());
    }

    /** One that takes its room itself when its pixels are asked for. */
    PhotoIntake(
            Upload upload, String part, ImageDecoder decoder, CpuPool cpu, PixelBudget.Lease lease, Deadline deadline) {
        this(upload, part, decoder, cpu, lease, pixels -> lease.take(pixels, deadline));
    }

    /** @param part the request part that a failure is blamed on */
    private PhotoIntake(
            Upload upload,
            String part,
            ImageDecoder decoder,
            CpuPool cpu,
            PixelBudget.Lease lease,
            LongFunction<Uni<Void>> room) {
        this.part = part;
        this.lease = lease;
        file = cpu.supply(() -> decoder.open(upload)).memoize().indefinitely();
        withRoom = file.call(opened -> room.apply(opened.pixels())).memoize().indefinitely();
        photo = withRoom.chain(opened -> cpu.supply(() -> decode(opened)))
                .memoize()
                .indefinitely();
    }

    private Photo decode(ImageFile opened) {
        long start = System.nanoTime();
        Photo decoded = opened.decode();
        times = StageRecorder.ended(Stage.DECODE, start);
        return decoded;
    }

    /** How many pixels the file says it has. */
    Uni<Long> pixels() {
        return file.map(ImageFile::pixels);
    }

    Uni<Photo> photo() {
        return photo;
    }

    @Override
    public Uni<Void> reserve() {
        return withRoom.replaceWithVoid();
    }

    @Override
    public <T> Uni<T> use(Function<? super Photo, Uni<? extends T>> work) {
        return lease.during(photo.chain(work));
    }

    /** Time of the decoding, once it is done. */
    StageTimes times() {
        return times;
    }

    /** The work's failure with this upload's part named, unless the service cannot answer now, whatever the photo. */
    <T> Uni<T> blame(Uni<T> work) {
        return work.onFailure(PhotoIntake::isOfThePhoto).transform(e -> ((DrapeException) e).inPart(part));
    }

    private static boolean isOfThePhoto(Throwable e) {
        return e instanceof DrapeException known
                && (known.failure().kind() != Failure.Kind.UNAVAILABLE
                        || known.finding().isPresent());
    }
}
