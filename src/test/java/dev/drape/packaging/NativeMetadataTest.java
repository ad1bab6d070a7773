package dev.drape.packaging;

import ai.onnxruntime.OrtEnvironment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reachability metadata of an executable names every class that native code makes or looks into, found in the native
 * libraries themselves: nothing else would tell before the executable fails.
 */
class NativeMetadataTest {
    private static final Path METADATA =
            Path.of("src", "main", "resources", "META-INF", "native-image", "dev.drape", "drape");
    private static final String ONNX_JNI = "/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so";
    private static final Pattern CLASS_NAME = Pattern.compile("(?:ai/onnxruntime|java/lang|java/util)/[A-Za-z$/]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** JavaCPP allocates what a native call returns without a constructor; its own metadata does not allow that. */
    @Test
    void nativeCodeMayMakeEveryPointerOfTheLibrariesInUse() throws IOException {
        Set<String> wanted = pointers();
        assertThat(wanted)
                .contains(
                        "org.bytedeco.opencv.opencv_core.Mat",
                        "org.bytedeco.opencv.opencv_core.Scalar",
                        "org.bytedeco.opencv.opencv_core.CvSlice",
                        "org.bytedeco.javacpp.BytePointer");
        for (String file : List.of("jni-config.json", "reflect-config.json")) {
            assertThat(names(file, "unsafeAllocated")).as(file).containsAll(wanted);
        }
    }

    @Test
    void nativeCodeMayUseEveryClassThatOnnxRuntimeNames() throws IOException {
        Set<String> wanted = onnxRuntimeNames();
        assertThat(wanted)
                .contains("ai.onnxruntime.OrtException", "ai.onnxruntime.OnnxTensor", "ai.onnxruntime.TensorInfo");
        for (String members : List.of("allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields")) {
            assertThat(names("jni-config.json", members)).as(members).containsAll(wanted);
        }
    }

    @Test
    void namesOnlyClassesThatExist() throws IOException {
        for (String file : List.of("jni-config.json", "reflect-config.json")) {
            for (JsonNode entry : JSON.readTree(METADATA.resolve(file).toFile())) {
                assertThat(load(entry.path("name").asText())).as(file).isNotNull();
            }
        }
    }

    private static Set<String> names(String file, String flag) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode entry : JSON.readTree(METADATA.resolve(file).toFile())) {
            if (entry.path(flag).asBoolean()) {
                names.add(entry.path("name").asText());
            }
        }
        return names;
    }

    private static Set<String> onnxRuntimeNames() throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream library = OrtEnvironment.class.getResourceAsStream(ONNX_JNI)) {
            Matcher found = CLASS_NAME.matcher(new String(library.readAllBytes(), StandardCharsets.ISO_8859_1));
            while (found.find()) {
                names.add(found.group().replace('/', '.'));
            }
        }
        return names;
    }

    /** Every class that the JNI libraries of JavaCPP and of the OpenCV modules in use know, and that can be made. */
    private static Set<String> pointers() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String library : List.of(
                "jnijavacpp",
                "jniopencv_core",
                "jniopencv_imgproc",
                "jniopencv_imgcodecs",
                "jniopencv_img_hash",
                "jniopencv_quality")) {
            URL metadata =
                    Pointer.class.getResource("/META-INF/native-image/linux-x86_64/" + library + "/jni-config.json");
            for (JsonNode entry : JSON.readTree(metadata)) {
                names.add(entry.path("name").asText());
            }
        }
        names.removeIf(name -> {
            Class<?> type = load(name);
            return !Pointer.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers());
        });
        return names;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NativeMetadataTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("there is no class " + name, e);
        }
    }

    /** Which OpenCV modules are in use is what {@link #pointers} assumes. */
    @Test
    void usesNoOtherOpenCvModule() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            Set<String> modules = new TreeSet<>();
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Matcher used = Pattern.compile("org\\.bytedeco\\.opencv\\.(?:global\\.)?(opencv_\\w+)")
                        .matcher(read(file));
                while (used.find()) {
                    modules.add(used.group(1));
                }
            });
            assertThat(modules)
                    .containsExactly(
                            "opencv_core", "opencv_img_hash", "opencv_imgcodecs", "opencv_imgproc", "opencv_quality");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
