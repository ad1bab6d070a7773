package dev.drape.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packaged service as a process of its own, and what the system says of that process. */
final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final Pattern FAULT = Pattern.compile("\"level\":\"ERROR\"|\"status\":500");
    private static final boolean HAS_PROC = Files.isDirectory(Path.of("/proc/self/task"));
    /** As much of the lanes' names as the system keeps: JDK 17 cuts a name after 15 characters, later ones in its middle. */
    private static final String LANE = "drape-l";
    /** {@code USER_HZ}: 100 on every Linux architecture that Drape runs on. */
    private static final double TICKS_A_SECOND = 100;

    /** Between two probes of a service that is not ready yet: asked every 5 ms, its warm-up took a tenth longer. */
    private static final long PROBE_MS = 50;

    /** In which it finishes what runs. */
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final Path console;
    private final int port;
    private final double readyMillis;

    private Service(Process process, Path console, long startNanos) throws IOException, InterruptedException {
        this.process = process;
        this.console = console;
        port = port();
        try (Connection connection = new Connection(port)) {
            while (connection.get("/q/health/started").status() != 200
                    || connection.get("/q/health/ready").status() != 200) {
                requireAlive(startNanos);
                Thread.sleep(PROBE_MS);
            }
        }
        readyMillis = (System.nanoTime() - startNanos) / 1e6;
    }

    /** Starts it on a free port and waits until it is ready; {@code options} are those of the JVM and {@code -Dkey=value}. */
    static Service start(Path jar, List<String> options) throws IOException, InterruptedException {
        Path console = Files.createTempFile("drape-load", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.port=0",
                "-Dquarkus.http.host=127.0.0.1",
                "-Ddrape.test-endpoints.enabled=true"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        try {
            return new Service(process, console, start);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private int port() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            Matcher listening = LISTENING.matcher(Files.readString(console));
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
            requireAlive(start);
            Thread.sleep(5);
        }
    }

    private void requireAlive(long startNanos) throws IOException {
        if (!process.isAlive() || System.nanoTime() - startNanos > PATIENCE.toNanos()) {
            throw new IllegalStateException("The service does not start:\n" + Files.readString(console));
        }
    }

    int portNumber() {
        return port;
    }

    /** From the process' start until it said that it is started and ready. */
    double readyMillis() {
        return readyMillis;
    }

    Connection connect() throws IOException {
        return new Connection(port);
    }

    /** CPU time of all its threads, s; NaN where the system does not tell. */
    double cpuSeconds() throws IOException {
        return HAS_PROC ? cpuSeconds(Files.readString(proc("stat"))) : Double.NaN;
    }

    /** CPU time of its lanes, which run models and do nothing else, s; NaN where the system does not tell. */
    double laneCpuSeconds() throws IOException {
        if (!HAS_PROC) {
            return Double.NaN;
        }
        try (Stream<Path> threads = Files.list(proc("task"))) {
            return threads.map(Service::stat)
                    .filter(stat -> stat.startsWith(LANE, stat.indexOf('(') + 1))
                    .mapToDouble(Service::cpuSeconds)
                    .sum();
        }
    }

    /** Empty if the thread has ended meanwhile. */
    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            return "";
        }
    }

    /** User's and system's time ({@code proc_pid_stat(5)}); a name may have blanks and brackets. */
    private static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /** The sum over all labels of a metric. */
    double metric(String name) throws IOException {
        return metric(name, "");
    }

    /** The sum of a metric over the labels that have {@code label} among them, such as {@code outcome="ok"}. */
    double metric(String name, String label) throws IOException {
        try (Connection connection = connect()) {
            return connection
                    .get("/q/metrics")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                    .filter(line -> line.contains(label))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    /** Resident memory now, MiB; NaN where the system does not tell. */
    double residentMib() throws IOException {
        return status("VmRSS");
    }

    /** Highest resident memory since {@link #forgetPeak}, MiB; NaN where the system does not tell. */
    double peakMib() throws IOException {
        return status("VmHWM");
    }

    /** Sets the peak to what is resident now ({@code proc_pid_clear_refs(5)}). */
    void forgetPeak() throws IOException {
        if (HAS_PROC) {
            Files.writeString(proc("clear_refs"), "5");
        }
    }

    private double status(String field) throws IOException {
        if (!HAS_PROC) {
            return Double.NaN;
        }
        return Files.readAllLines(proc("status")).stream()
                        .filter(line -> line.startsWith(field + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024d;
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /** What it logged as errors and of requests that failed, a line each, with their stack traces. */
    String faults() throws IOException {
        return Files.readAllLines(console).stream()
                .filter(line -> FAULT.matcher(line).find())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        process.destroy(); // a JVM that is killed leaves the libraries that ONNX Runtime unpacked, 25 MB of them
        process.onExit()
                .completeOnTimeout(process, STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly().onExit().join();
        Files.deleteIfExists(console);
    }
}
