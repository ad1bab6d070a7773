package dev.drape.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InferenceConfigTest {
    @Test
    void defaults() {
        InferenceConfig config = read(Map.of());
        assertThat(config.modelsDir()).isEmpty();
        assertThat(config.devices().isAuto()).isTrue();
        assertThat(config.requireGpu()).isFalse();
        assertThat(config.cpuLanes()).isEmpty();
        assertThat(config.queueLimit()).isEqualTo(256);
        assertThat(config.runLimit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.breaker().faults()).isEqualTo(3);
        assertThat(config.breaker().probeAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.batching().onGpu()).isTrue();
        assertThat(config.batching().onCpu()).isFalse();
        assertThat(config.batching().maxSize()).isEqualTo(8);
        assertThat(config.batching().maxDelay()).isEqualTo(Duration.ofMillis(2));
        assertThat(CudaOptions.of(config.cuda())).isEqualTo(Map.of("use_tf32", "0"));
        assertThat(config.drainTime()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void everyProperty() {
        InferenceConfig config = read(Map.of(
                "drape.inference.models-dir", "/srv/models",
                "drape.inference.devices", "cuda:1, CPU",
                "drape.inference.require-gpu", "true",
                "drape.inference.cpu-lanes", "3",
                "drape.inference.queue-limit", "7",
                "drape.inference.drain-time", "250ms"));
        assertThat(config.modelsDir()).contains(Path.of("/srv/models"));
        assertThat(config.devices().listed()).containsExactly(DeviceId.cuda(1), DeviceId.CPU);
        assertThat(config.requireGpu()).isTrue();
        assertThat(config.cpuLanes()).contains(3);
        assertThat(config.queueLimit()).isEqualTo(7);
        assertThat(config.drainTime()).isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @CsvSource({
        "drape.inference.devices, gpu",
        "drape.inference.devices, 'cuda:0,,cpu'",
        "drape.inference.devices, 'cpu,cpu'",
        "drape.inference.devices, cuda:-1",
        "drape.inference.devices, cuda",
        "drape.inference.require-gpu-typo, true",
        "drape.inference.cuda.gpu-mem-limit, lots",
        "drape.inference.cuda.arena-extend-strategy, generous",
        "drape.inference.cuda.cudnn-conv-algo-search, quick",
        "drape.inference.cuda.use-tf-32, yes",
        "drape.inference.drain-time, soon"
    })
    void aWrongValueIsNamed(String property, String value) {
        assertThatThrownBy(() -> read(Map.of(property, value))).hasStackTraceContaining(property);
    }

    /** The names and values are those of ONNX Runtime's documentation of its CUDA provider. */
    @Test
    void whatIsSetReachesTheProvidersOptions() throws OrtException {
        InferenceConfig config = read(Map.of(
                "drape.inference.cuda.gpu-mem-limit", "2G",
                "drape.inference.cuda.arena-extend-strategy", "same-as-requested",
                "drape.inference.cuda.cudnn-conv-algo-search", "heuristic",
                "drape.inference.cuda.cudnn-conv-use-max-workspace", "false",
                "drape.inference.cuda.do-copy-in-default-stream", "true",
                "drape.inference.cuda.prefer-nhwc", "true",
                "drape.inference.cuda.use-tf32", "true"));
        OrtBackends.environment();
        try (OrtCUDAProviderOptions options = new OrtBackends(CudaOptions.of(config.cuda())).cudaOptions(1)) {
            assertThat(options.getOptionsString().split(";"))
                    .containsExactlyInAnyOrder(
                            "device_id=1",
                            "gpu_mem_limit=2147483648",
                            "arena_extend_strategy=kSameAsRequested",
                            "cudnn_conv_algo_search=HEURISTIC",
                            "cudnn_conv_use_max_workspace=0",
                            "do_copy_in_default_stream=1",
                            "prefer_nhwc=1",
                            "use_tf32=1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "AUTO", " auto "})
    void auto(String text) {
        assertThat(DeviceChoice.of(text)).hasToString("auto");
    }

    @Test
    void aListKeepsItsOrder() {
        assertThat(DeviceChoice.of("cuda:3,cpu,cuda:0")).hasToString("cuda:3,cpu,cuda:0");
    }

    private static InferenceConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(InferenceConfig.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(InferenceConfig.class);
    }
}
