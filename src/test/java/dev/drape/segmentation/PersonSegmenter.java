package dev.drape.segmentation;

import ai.onnxruntime.OrtException;
import dev.drape.image.Mask;
import dev.drape.image.MaskWarp;
import dev.drape.image.RgbImage;
import dev.drape.image.TensorWarp;
import dev.drape.image.TurnedRect;
import dev.drape.inference.DirectSession;
import dev.drape.inference.Tensor;

/**
 * Tells people from the background with one of MediaPipe's selfie segmentation models, which the service does not run:
 * its person mask is measured against theirs.
 */
public final class PersonSegmenter implements AutoCloseable {
    private final TensorWarp input;
    private final DirectSession session;

    public PersonSegmenter(SelfieModel model) {
        input = model.input();
        session = new DirectSession(model.file());
    }

    /** Probability × 255, as large as the picture; people in the plural: no one is singled out. */
    public Mask segment(RgbImage picture) {
        return mask(session.run(tensor(picture)).get("mask"), input, picture);
    }

    private Tensor tensor(RgbImage picture) {
        TurnedRect whole = TurnedRect.whole(picture.width(), picture.height());
        return Tensor.owning(input.sample(picture, whole), 1, input.height(), input.width(), 3);
    }

    /** The model's output is a probability already; it is rounded to 8 bit before and after growing to the picture. */
    static Mask mask(Tensor probability, TensorWarp input, RgbImage picture) {
        byte[] values = new byte[probability.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round(255 * probability.at(i));
        }
        TurnedRect whole = TurnedRect.whole(picture.width(), picture.height());
        Mask small = Mask.owning(input.width(), input.height(), values);
        return MaskWarp.toPicture(small, whole, picture.width(), picture.height());
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
