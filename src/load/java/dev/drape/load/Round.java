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
 * @param failed other typed refusals: the service cannot answer now
 * @param broken answers that are neither result nor typed refusal
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
        int broken,
        double seconds,
        double cpuSeconds,
        double laneCpuSeconds,
        double peakMib) {
    private enum Kind {
        SERVED,
        REFUSED,
        FAILED,
        BROKEN;

        static Kind of(Connection.Answer answer) {
            if (answer.isResult()) {
                return SERVED;
            }
            if (!answer.isRefusal()) {
                return BROKEN;
            }
            return answer.code().equals("overloaded") ? REFUSED : FAILED;
        }
    }

    private record Sample(Kind kind, double millis) {}

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
                times(samples, Kind.SERVED),
                times(samples, Kind.REFUSED),
                times(samples, Kind.FAILED).length,
                times(samples, Kind.BROKEN).length,
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
                Kind kind = Kind.of(answer);
                samples.add(new Sample(kind, (System.nanoTime() - start) / 1e6));
                if (kind == Kind.FAILED || kind == Kind.BROKEN) {
                    System.err.println("Not a result: " + answer.text());
                }
                if (manners == Manners.PATIENT && kind == Kind.REFUSED) {
                    long left = Math.max(0, (end - System.nanoTime()) / 1_000_000);
                    long told = 1_000L * answer.retryAfter()
                            + ThreadLocalRandom.current().nextLong(1_000);
                    Thread.sleep(Math.min(left, told));
                }
            }
        }
        return samples;
    }

    private static double[] times(List<Sample> samples, Kind kind) {
        return samples.stream()
                .filter(sample -> sample.kind == kind)
                .mapToDouble(Sample::millis)
                .sorted()
                .toArray();
    }

    /** Answers that are neither result nor {@code overloaded}. */
    int others() {
        return failed + broken;
    }

    /** Answers that are no result. */
    int unserved() {
        return refused.length + others();
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

    static double median(List<Double> values) {
        return percentile(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), .5);
    }

    /** Of the service's CPU time, 0…1; NaN where the system does not tell. */
    double inferenceShare() {
        return laneCpuSeconds / cpuSeconds;
    }
}
