import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of the service in one file, run from its source by {@code ./demo}: starts the packaged service, posts the
 * sample photos and prints what came back.
 */
public final class Demo {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path OUT = Path.of("target/demo");
    private static final Path CUSTOMER = Path.of("samples/customer-hopper.jpg");
    private static final Path GARMENT = Path.of("samples/garment-tee-navy.jpg");
    /** Two JPEG decoders differ by a few levels. */
    private static final int JPEG_NOISE = 8;

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Demo(int port) {
        url = "http://127.0.0.1:" + port;
    }

    public static void main(String[] args) throws Exception {
        boolean keep = List.of(args).contains("--keep");
        Files.createDirectories(OUT);
        int port = freePort();
        Path log = OUT.resolve("service.log");
        Process service = start(port, log);
        Demo demo = new Demo(port);
        try {
            demo.awaitReady(service, log);
            demo.tryOn();
        } catch (Exception e) {
            stop(service);
            throw e;
        }
        if (keep) {
            System.out.printf(
                    "The service runs at %s (API: %s/q/swagger-ui), process %d%n", demo.url, demo.url, service.pid());
        } else {
            stop(service);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process start(int port, Path log) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Ddrape.test-endpoints.enabled=true",
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void stop(Process service) throws InterruptedException {
        service.destroy();
        service.waitFor();
    }

    private void awaitReady(Process service, Path log) throws Exception {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && service.isAlive()) {
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException notListeningYet) {
                // asked again below
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the service did not become ready:\n" + Files.readString(log));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void tryOn() throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/virtual-tryon"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(boundary)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + answer.body());
        }
        Path picture = OUT.resolve("try-on.png");
        Files.write(picture, Base64.getDecoder().decode(first(answer.body(), "\"data\":\"([^\"]+)\"")));
        System.out.println("Picture     " + picture.toAbsolutePath());
        System.out.printf("Changed     %.0f %% of the photo's pixels%n", 100 * changedShare(picture));
        System.out.printf(
                "Confidence  %.2f%n",
                Double.parseDouble(first(answer.body(), "\"quality\":\\{\"confidence\":([0-9.Ee-]+)")));
        System.out.println(
                "Device      " + answer.headers().firstValue("X-Drape-Device").orElse("?"));
        System.out.println(
                "Cache       " + answer.headers().firstValue("X-Drape-Cache").orElse("?"));
        System.out.println("Stages, ms  "
                + answer.headers().firstValue("Server-Timing").orElse("?").replace(";dur=", " "));
    }

    /** The share of the customer photo's pixels that the picture changes; fails if it changes nothing. */
    private static double changedShare(Path picture) throws IOException {
        BufferedImage before = ImageIO.read(CUSTOMER.toFile());
        BufferedImage after = ImageIO.read(picture.toFile());
        int changed = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                changed += distance(before.getRGB(x, y), after.getRGB(x, y)) > JPEG_NOISE ? 1 : 0;
            }
        }
        if (changed == 0) {
            throw new IllegalStateException("the picture equals the customer photo");
        }
        return (double) changed / (before.getWidth() * before.getHeight());
    }

    private static int distance(int one, int other) {
        int difference = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            difference = Math.max(difference, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
        }
        return difference;
    }

    private static byte[] form(String boundary) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, Path> part :
                new TreeMap<>(Map.of("customer_image", CUSTOMER, "garment_image", GARMENT)).entrySet()) {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.getKey()
                            + "\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(Files.readAllBytes(part.getValue()));
            body.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in the answer");
        }
        return matcher.group(1);
    }
}
