package dev.drape.inference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceDetectionTest {
    /** A library every Linux with glibc has stands in for the driver's. */
    private static final String PRESENT = "libm.so.6";

    private static final String ABSENT = "libdrape-no-such-driver.so.1";

    @TempDir
    Path dev;

    @BeforeEach
    void otherDeviceFiles() throws IOException {
        for (String name : new String[] {"nvidiactl", "nvidia-uvm", "null"}) {
            Files.createFile(dev.resolve(name));
        }
    }

    @Test
    void keepsTheLoadersOwnWords() {
        assertThat(new CudaProbe(dev, ABSENT).look().reason())
                .contains(ABSENT + ": cannot open shared object file: No such file or directory");
    }

    @Test
    void aDriverWithoutADeviceIsNone() {
        CudaProbe.Finding finding = new CudaProbe(dev, PRESENT).look();
        assertThat(finding.driverPresent()).isFalse();
        assertThat(finding.reason().orElseThrow()).contains("no NVIDIA device file in " + dev);
    }

    @Test
    void countsDeviceFiles() throws IOException {
        Files.createFile(dev.resolve("nvidia1"));
        Files.createFile(dev.resolve("nvidia0"));
        assertThat(new CudaProbe(dev, PRESENT).look().ordinals()).containsExactly(0, 1);
    }

    @Test
    void theWindowsSubsystemHasOneDeviceFileForAll() throws IOException {
        Files.createFile(dev.resolve("dxg"));
        assertThat(new CudaProbe(dev, PRESENT).look().ordinals()).containsExactly(0);
    }

    @ParameterizedTest(name = "{0} with driver {1}: {2}")
    @CsvSource({
        "auto, true, '[cuda:0 open, cpu open]'",
        "auto, false, '[cuda:0 leave, cpu open]'",
        "cpu, true, '[cpu open]'",
        "'cpu,cuda:1', true, '[cuda:1 open asked, cpu open]'",
        "cuda:0, false, '[cuda:0 open asked, cpu open]'",
    })
    void candidates(String devices, boolean driver, String expected) throws IOException {
        Files.createFile(dev.resolve("nvidia0"));
        DeviceDetection detection =
                new DeviceDetection(DeviceChoice.of(devices), new CudaProbe(dev, driver ? PRESENT : ABSENT));
        assertThat(detection.candidates().stream()
                        .map(it -> it.id() + (it.worthOpening() ? " open" : " leave") + (it.askedFor() ? " asked" : ""))
                        .toList())
                .hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error code - ORT_FAIL - message: /src/provider_bridge_ort.cc:1952 FAIL : Failed to load library "
                        + "/tmp/x/libonnxruntime_providers_cuda.so with error: libcublasLt.so.12: cannot open shared "
                        + "object file: No such file or directory | libcublasLt.so.12: cannot open shared object file: "
                        + "No such file or directory",
                "Error code - ORT_FAIL - message: Failed to load shared library | Failed to load shared library",
                "something else | something else"
            })
    void keepsWhatMattersOfAMessage(String message, String words) {
        assertThat(LoaderWords.of(new IllegalStateException(message))).isEqualTo(words);
        assertThat(LoaderWords.of(new OutOfMemoryError())).isEqualTo("OutOfMemoryError");
    }
}
