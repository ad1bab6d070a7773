package dev.drape.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What a number of clients saw who asked for the same thing again and again, each as soon as it was answered.
 *
 * @param clients at once
 * @param served times of answers with status 200, ms, ascending
 * @param refused times of answers {@code overloaded}, ms, ascending
 * @param failed other answers
 * @param seconds wall time
 * @param cpuSeconds of the service
 * @param laneCpuSeconds of its lanes
 * @param peakMib highest resident memory
 */
record Round(
        int clients,
        double[] served,
        double[] refused,
        int failed,
        double seconds,
        double cpuSeconds,
        double laneCpuSeconds,
        double peakMib) {
    private static final int OVERLOADED = 503;

    private record Sample(int status, double millis) {}

    /** What a client does that is told that the service is overloaded. */
    enum Manners {
        /** Asks again at once. */
        IMPATIENT,
        /** Waits for as long as {@code Retry-After} says, and up to a second more, so that not all come back at once. */
        PATIENT
    }

    /** As the other one, with impatient clients. */
    static Round of(Service service, int clients, Duration time, Supplier<Request> requests)
            throws IOException, InterruptedException {
        return of(service, clients, time, requests, Manners.IMPATIENT);
    }

    /** Asks for that time; each client is in the middle of a request when it is up, and finishes it. */
    static Round of(Service service, int clients, Duration time, Supplier<Request> requests, Manners manners)
            throws IOException, InterruptedException {
        service.forgetPeak();
        double cpu = service.cpuSeconds();
        double lanes = service.laneCpuSeconds();
        long start = System.nanoTime();
        List<Sample> samples = ask(service, clients, start + time.toNanos(), requests, manners);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Round(
                clients,
                times(samples, 200),
                times(samples, OVERLOADED),
                (int) samples.stream()
                        .filter(sample -> sample.status != 200 && sample.status != OVERLOADED)
                        .count(),
                seconds,
                service.cpuSeconds() - cpu,
                service.laneCpuSeconds() - lanes,
                service.peakMib());
    }

    private static List<Sample> ask(Service service, int clients, long end, Supplier<Request> requests, Manners manners)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<List<Sample>>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                all.add(threads.submit(() -> client(service, end, requests, manners)));
            }
            List<Sample> samples = new ArrayList<>();
            for (Future<List<Sample>> one : all) {
                samples.addAll(one.get());
            }
            return samples;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client was not answered", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static List<Sample> client(Service service, long end, Supplier<Request> requests, Manners manners)
            throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        try (Connection connection = service.connect()) {
            while (System.nanoTime() < end) {
                Request request = requests.get();
                long start = System.nanoTime();
                Connection.Answer answer = connection.post(request);
                samples.add(new Sample(answer.status(), (System.nanoTime() - start) / 1e6));
                if (answer.status() != 200 && answer.status() != OVERLOADED) {
                    System.err.println("Not a result: " + answer.text());
                }
                if (manners == Manners.PATIENT && answer.status() == OVERLOADED) {
                    long left = Math.max(0, (end - System.nanoTime()) / 1_000_000);
                    long told = 1_000L * answer.retryAfter()
                            + ThreadLocalRandom.current().nextLong(1_000);
                    Thread.sleep(Math.min(left, told));
                }
            }
        }
        return samples;
    }

    private static double[] times(List<Sample> samples, int status) {
        return samples.stream()
                .filter(sample -> sample.status == status)
                .mapToDouble(Sample::millis)
                .sorted()
                .toArray();
    }

    /** Answers with status 200 a second. */
    double throughput() {
        return served.length / seconds;
    }

    /** Of the served, ms; 0 &lt; share ≤ 1. */
    double percentile(double share) {
        return percentile(served, share);
    }

    static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Of the service's CPU time, 0…1; NaN where the system does not tell. */
    double inferenceShare() {
        return laneCpuSeconds / cpuSeconds;
    }
}
