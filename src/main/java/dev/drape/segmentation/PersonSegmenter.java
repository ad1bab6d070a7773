package dev.drape.segmentation;

import dev.drape.execution.CpuPool;
import dev.drape.execution.Deadline;
import dev.drape.image.Mask;
import dev.drape.image.MaskWarp;
import dev.drape.image.RgbImage;
import dev.drape.image.TensorWarp;
import dev.drape.image.TurnedRect;
import dev.drape.inference.Inference;
import dev.drape.inference.Models;
import dev.drape.inference.Tensor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells people from the background with one of MediaPipe's selfie segmentation models. Any thread may call; work before
 * and after the model is done on the CPU pool, the model on a lane, and the result is emitted on the CPU pool.
 */
@ApplicationScoped
public class PersonSegmenter {
    private final Models models;
    private final CpuPool cpuPool;

    public PersonSegmenter(Models models, CpuPool cpuPool) {
        this.models = models;
        this.cpuPool = cpuPool;
    }

    /**
     * Finds the pixels that show people.
     *
     * @param picture upright
     * @param model which of the two
     * @param deadline checked before the model runs
     * @return fails as {@link dev.drape.inference.Model#run} does
     */
    public Uni<SegmentationResult> segment(RgbImage picture, SelfieModel model, Deadline deadline) {
        TurnedRect whole = TurnedRect.whole(picture.width(), picture.height());
        TensorWarp input = model.input();
        return cpuPool.supply(() -> {
                    deadline.check();
                    return Tensor.owning(input.sample(picture, whole), 1, input.height(), input.width(), 3);
                })
                .flatMap(tensor -> models.get(model.model()).run(tensor, deadline))
                .emitOn(cpuPool)
                .map(found ->
                        new SegmentationResult(mask(found, input, whole, picture), found.device(), found.fallback()));
    }

    /** The model's output is a probability already; it is rounded to 8 bit before and after growing to the picture. */
    private static Mask mask(Inference found, TensorWarp input, TurnedRect whole, RgbImage picture) {
        Tensor probability = found.output("mask");
        byte[] values = new byte[probability.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round(255 * probability.at(i));
        }
        Mask small = Mask.owning(input.width(), input.height(), values);
        return MaskWarp.toPicture(small, whole, picture.width(), picture.height());
    }
}
