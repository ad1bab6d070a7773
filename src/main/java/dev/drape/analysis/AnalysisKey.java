package dev.drape.analysis;

import dev.drape.image.ImageDigest;

/**
 * What makes two analyses the same. MD5 alone would not do: two photos with one MD5 can be made at will.
 *
 * @param kind customer or garment
 * @param digest MD5 and SHA-256 of the uploaded bytes
 * @param pipelineVersion of the code and of all model files
 * @param options those that change the result, in a fixed order
 */
record AnalysisKey(Kind kind, ImageDigest digest, String pipelineVersion, String options) {
    /** All of it as one line, for the second level. */
    String text() {
        return String.join(" ", kind.id(), digest.md5(), digest.sha256(), pipelineVersion, options);
    }
}
