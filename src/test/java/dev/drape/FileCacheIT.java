package dev.drape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drape.testing.ImageFiles;
import dev.drape.testing.Multipart;
import dev.drape.testing.PackagedDrape;
import dev.drape.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A service that is killed while it writes its cache starts again and never answers with anything wrong. */
class FileCacheIT {
    private static final int PHOTOS = 12;
    private static final int WRITTEN = 4;
    private static final String BOUNDARY = "drape-test-boundary";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Samples> GARMENTS = List.of(Samples.TEE, Samples.SWEATER, Samples.SKIRT, Samples.DRESS);

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void survivesAKillInTheMiddleOfWrites() throws IOException {
        try (PackagedDrape drape = start()) {
            IntStream.range(0, PHOTOS).forEach(i -> ask(drape, i, true));
            drape.await(() -> entries().size() >= WRITTEN ? Optional.of(true) : Optional.empty());
        } // SIGKILL, with requests and writes under way
        List<Path> left = entries();
        assertThat(left.size()).isBetween(WRITTEN, PHOTOS);
        Path torn = left.get(0);
        byte[] bytes = Files.readAllBytes(torn);
        FileTime end = Files.getLastModifiedTime(torn);
        Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));
        Files.setLastModifiedTime(torn, end);
        Path foreign = Files.writeString(directory.resolve("notes.txt"), "not an entry");

        try (PackagedDrape drape = start()) {
            int found = 0;
            for (int i = 0; i < PHOTOS; i++) {
                HttpResponse<String> cached = ask(drape, i, true).join();
                HttpResponse<String> computed = ask(drape, i, false).join();
                assertThat(facts(cached)).as("photo %d", i).isEqualTo(facts(computed));
                found += cached.headers()
                                .firstValue("X-Drape-Cache")
                                .orElseThrow()
                                .endsWith("hit")
                        ? 1
                        : 0;
            }
            assertThat(found).isEqualTo(left.size() - 1);
            assertThat(drape.text()).contains("notes.txt is not an entry").contains("its checksum is wrong");
        }
        assertThat(foreign).exists();
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void aFileStoreWithoutADirectoryStopsTheStart() {
        assertThatThrownBy(() -> PackagedDrape.start("drape.cache.store=file"))
                .hasMessageContaining("The service ended")
                .hasMessageContaining("drape.cache.file.directory must be set");
    }

    private PackagedDrape start() throws IOException {
        return PackagedDrape.start(
                "drape.cache.store=file",
                "drape.cache.file.directory=" + directory,
                "drape.cache.time-limit=30s",
                "drape.tryon.queue-limit=" + PHOTOS,
                "drape.tryon.deadline=120s");
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        Path shelf = Files.createDirectories(directory.resolve("garment"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shelf, "*.entry")) {
            files.forEach(entries::add);
        }
        return entries;
    }

    /** Files that differ in a comment only are different photos. */
    private CompletableFuture<HttpResponse<String>> ask(PackagedDrape drape, int number, boolean useCache) {
        byte[] photo = ImageFiles.jpegWithSegment(
                GARMENTS.get(number % GARMENTS.size()).bytes(),
                0xfe,
                ("photo " + number).getBytes(StandardCharsets.UTF_8));
        byte[] body = Multipart.body(BOUNDARY)
                .file("image", photo)
                .text("use_cache", String.valueOf(useCache))
                .end();
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(drape.url() + "/analyze/garment"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String facts(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode all = JSON.readTree(answer.body());
        return Stream.of("image", "category", "landmarks", "dominant_colors", "segmentation", "quality")
                .map(part -> all.required(part).toString())
                .toList()
                .toString();
    }
}
