package dev.drape.inference;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The words are the loader's, those of cudaGetErrorString, and ONNX Runtime's allocator's. */
class GpuTroubleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "libcuda.so.1: cannot open shared object file: No such file or directory | the NVIDIA driver is not installed",
                "libcublasLt.so.12: cannot open shared object file: No such file or directory | CUDA 12",
                "libcudart.so.12: cannot open shared object file: No such file or directory | CUDA 12",
                "libcudnn.so.9: cannot open shared object file: No such file or directory | cuDNN 9",
                "CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version | driver is older",
                "CUDA failure 46: all CUDA-capable devices are busy or unavailable | compute mode",
                "CUDA failure 2: out of memory | too little GPU memory",
                "Failed to allocate memory for requested buffer of size 1048576 | too little GPU memory",
                "CUDA failure 101: invalid device ordinal | no GPU of that number",
                "CUDA failure 100: no CUDA-capable device is detected | CUDA_VISIBLE_DEVICES",
                "CUDA failure 209: no kernel image is available for execution on the device | GPU is older"
            })
    void saysWhatItMeansAfterTheWords(String words, String hint) {
        assertThat(GpuTrouble.explain(words))
                .startsWith(words + " (")
                .contains(hint)
                .endsWith(")");
    }

    @ParameterizedTest
    @CsvSource({"CUDA error 700: an illegal memory access", "require-gpu is set"})
    void addsNothingToWhatItDoesNotKnow(String words) {
        assertThat(GpuTrouble.explain(words)).isEqualTo(words);
    }
}
