package dev.drape.inference;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InferenceConfigTest {
    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();

    @Test
    void defaults() {
        InferenceConfig config = read(Map.of());
        assertThat(config.modelsDir()).isEmpty();
        assertThat(config.devices().isAuto()).isTrue();
        assertThat(config.requireGpu()).isFalse();
        assertThat(config.cpuLanes()).isEmpty();
        assertThat(config.queueLimit()).isEqualTo(256);
        assertThat(config.gpuMemLimit()).isEmpty();
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
                "drape.inference.gpu-mem-limit", "2G",
                "drape.inference.drain-time", "250ms"));
        assertThat(config.modelsDir()).contains(Path.of("/srv/models"));
        assertThat(config.devices().listed()).containsExactly(DeviceId.cuda(1), DeviceId.CPU);
        assertThat(config.requireGpu()).isTrue();
        assertThat(config.cpuLanes()).isEqualTo(OptionalInt.of(3));
        assertThat(config.queueLimit()).isEqualTo(7);
        assertThat(config.gpuMemLimit().map(MemorySize::asLongValue)).isEqualTo(Optional.of(2L << 30));
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
        "drape.inference.cpu-lanes, two",
        "drape.inference.cpu-lanes, 0",
        "drape.inference.queue-limit, 0",
        "drape.inference.gpu-mem-limit, lots",
        "drape.inference.drain-time, soon"
    })
    void aWrongValueIsNamed(String property, String value) {
        assertThatThrownBy(() -> read(Map.of(property, value))).hasStackTraceContaining(property);
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
                .withValidator((BeanValidationConfigValidator) () -> VALIDATORS.getValidator())
                .withMapping(InferenceConfig.class)
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(InferenceConfig.class);
    }
}
