package dev.drape.inference;

import org.bytedeco.javacpp.Loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds out cheaply whether an NVIDIA driver is there, before ONNX Runtime is asked: to answer that, it unpacks a 316 MB
 * library and needs seconds. Uses JavaCPP only for its {@code dlopen}, which keeps the loader's own words.
 *
 * @param deviceDirectory where device files are, {@code /dev}
 * @param library the driver's library, {@code libcuda.so.1}
 */
record CudaProbe(Path deviceDirectory, String library) {
    /** {@code /dev/nvidia0}, {@code /dev/nvidia1} …; {@code nvidiactl} and the like are no devices. */
    private static final Pattern DEVICE_FILE = Pattern.compile("nvidia(\\d+)");
    /** The one device file of the Windows Subsystem for Linux, whatever the number of GPUs. */
    private static final String WSL_DEVICE_FILE = "dxg";

    /**
     * What was found.
     *
     * @param ordinals of the devices the driver may offer, ascending
     * @param reason why there are none; empty if there are
     */
    record Finding(List<Integer> ordinals, Optional<String> reason) {
        boolean driverPresent() {
            return reason.isEmpty();
        }
    }

    static CudaProbe ofThisMachine() {
        return new CudaProbe(Path.of("/dev"), "libcuda.so.1");
    }

    Finding look() {
        Optional<String> loaderWords = load();
        if (loaderWords.isPresent()) {
            return new Finding(List.of(), loaderWords);
        }
        List<Integer> ordinals = deviceFiles();
        return ordinals.isEmpty()
                ? new Finding(
                        ordinals,
                        Optional.of(
                                library + " is installed, but there is no NVIDIA device file in " + deviceDirectory))
                : new Finding(ordinals, Optional.empty());
    }

    private Optional<String> load() {
        try {
            Loader.loadGlobal(library);
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return Optional.of(e.getMessage());
        } catch (LinkageError e) {
            return Optional.of("JavaCPP cannot be loaded: " + e);
        }
    }

    private List<Integer> deviceFiles() {
        if (Files.exists(deviceDirectory.resolve(WSL_DEVICE_FILE))) {
            return List.of(0);
        }
        try (Stream<Path> files = Files.list(deviceDirectory)) {
            return files.map(file -> DEVICE_FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(matcher -> Integer.valueOf(matcher.group(1)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
