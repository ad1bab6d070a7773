package dev.drape.inference;

import java.util.regex.Pattern;

/**
 * What to do about a GPU that cannot be used, from the words of the loader, the driver or ONNX Runtime. The messages of the
 * driver are those of {@code cudaGetErrorString}; ONNX Runtime 1.24 is built for CUDA 12 and cuDNN 9.
 */
enum GpuTrouble {
    DRIVER("libcuda\\.so", "the NVIDIA driver is not installed, or not passed into the container"),
    CUDNN("libcudnn\\w*\\.so", "cuDNN 9 is not where the loader looks"),
    CUDA(
            "lib(cudart|cublas|cublasLt|cufft|curand|nvrtc|nvJitLink)\\.so",
            "CUDA 12 is not where the loader looks; CUDA 13 will not do"),
    OLD_DRIVER("driver version is insufficient", "the NVIDIA driver is older than CUDA 12 needs"),
    COMPUTE_MODE(
            "busy or unavailable|exclusive", "another process holds the GPU: look at nvidia-smi for its compute mode"),
    MEMORY(
            "out of memory|Failed to allocate memory|CUDNN_STATUS_ALLOC_FAILED",
            "too little GPU memory is free: look at nvidia-smi, or lower drape.inference.cuda.gpu-mem-limit"),
    ORDINAL("invalid device ordinal", "there is no GPU of that number"),
    NO_GPU("no CUDA-capable device", "the driver sees no GPU, or CUDA_VISIBLE_DEVICES hides it"),
    OLD_GPU("no kernel image", "the GPU is older than this build of ONNX Runtime supports");

    private final Pattern words;
    private final String hint;

    GpuTrouble(String words, String hint) {
        this.words = Pattern.compile(words);
        this.hint = hint;
    }

    /** The words, with what they mean in brackets if that is known. */
    static String explain(String words) {
        for (GpuTrouble trouble : values()) {
            if (trouble.words.matcher(words).find()) {
                return words + " (" + trouble.hint + ")";
            }
        }
        return words;
    }
}
