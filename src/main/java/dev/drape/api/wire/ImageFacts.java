package dev.drape.api.wire;

import dev.drape.image.ImageDigest;

/** The uploaded photo after its EXIF rotation, px, and the digests of its bytes. */
public record ImageFacts(int width, int height, String md5, String sha256) {
    static ImageFacts of(int width, int height, ImageDigest digest) {
        return new ImageFacts(width, height, digest.md5(), digest.sha256());
    }
}
