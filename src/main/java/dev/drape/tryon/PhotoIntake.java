package dev.drape.tryon;

import dev.drape.error.DrapeException;
import dev.drape.execution.CpuPool;
import dev.drape.execution.Stage;
import dev.drape.execution.StageTimes;
import dev.drape.image.Photo;
import dev.drape.image.Upload;
import dev.drape.image.codec.ImageDecoder;
import io.smallrye.mutiny.Uni;

/** One upload of one request: decoded at most once, on the CPU pool, when somebody needs its pixels. */
final class PhotoIntake {
    private final String part;
    private final Uni<Photo> photo;
    private volatile StageTimes times = StageTimes.NONE;

    /** {@code part} is the request part that a failure is blamed on. */
    PhotoIntake(Upload upload, String part, ImageDecoder decoder, CpuPool cpu) {
        this.part = part;
        photo = cpu.supply(() -> {
                    long start = System.nanoTime();
                    Photo decoded = decoder.decode(upload);
                    times = StageTimes.NONE.plusSince(Stage.DECODE, start);
                    return decoded;
                })
                .memoize()
                .indefinitely();
    }

    Uni<Photo> photo() {
        return photo;
    }

    /** Time of the decoding, once it is done. */
    StageTimes times() {
        return times;
    }

    /** The work's failure with this upload's part named. */
    <T> Uni<T> blame(Uni<T> work) {
        return work.onFailure(DrapeException.class).transform(e -> e.inPart(part));
    }
}
