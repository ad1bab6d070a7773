package dev.drape.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Entries in Redis: {@code <prefix>:<shelf>:<name>}, each with its time to live. {@code <prefix>:<shelf>} counts how often
 * the shelf was emptied, by whichever replica; an entry is set by a script that compares it, in one step.
 *
 * <p>For a single server or one behind Sentinel: the keys of one command may lie in several slots of a cluster.
 */
final class RedisStore implements EntryStore {
    /** KEYS: counter, entry. ARGV: counter expected, bytes, ms to live. Answers 1 if it was set. */
    private static final String SET_IF_NOT_EMPTIED = """
            if tonumber(redis.call('GET', KEYS[1]) or '0') ~= tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    private static final int SCANNED_AT_ONCE = 1000;

    private final Redis redis;
    private final String prefix;

    RedisStore(Redis redis, String prefix) {
        this.redis = redis;
        this.prefix = prefix;
    }

    @Override
    public String id() {
        return "redis";
    }

    @Override
    public Uni<Found> find(String shelf, String name) {
        Request get = Request.cmd(Command.MGET).arg(counter(shelf)).arg(entry(shelf, name));
        return redis.send(get).map(found -> {
            Response entry = found.get(1);
            return new Found(
                    Optional.ofNullable(entry).map(Response::toBytes),
                    Optional.ofNullable(found.get(0)).map(Response::toLong).orElse(0L));
        });
    }

    @Override
    public Uni<Boolean> keep(String shelf, String name, byte[] entry, Duration age, long generation) {
        Request set = Request.cmd(Command.EVAL)
                .arg(SET_IF_NOT_EMPTIED)
                .arg(2)
                .arg(counter(shelf))
                .arg(entry(shelf, name))
                .arg(generation)
                .arg(Buffer.buffer(entry))
                .arg(age.toMillis());
        return redis.send(set).map(answer -> answer.toInteger() == 1);
    }

    /** Counts first, so that nothing that is being computed is set after the scan has passed it. */
    @Override
    public Uni<Integer> clear(String shelf) {
        return redis.send(Request.cmd(Command.INCR).arg(counter(shelf))).chain(() -> sweep(shelf, "0", 0));
    }

    private Uni<Integer> sweep(String shelf, String cursor, int before) {
        Request scan = Request.cmd(Command.SCAN)
                .arg(cursor)
                .arg("MATCH")
                .arg(escaped(entry(shelf, "")) + "*")
                .arg("COUNT")
                .arg(SCANNED_AT_ONCE);
        return redis.send(scan).chain(page -> {
            String next = page.get(0).toString();
            return unlink(keys(page.get(1)))
                    .chain(gone -> next.equals("0")
                            ? Uni.createFrom().item(before + gone)
                            : sweep(shelf, next, before + gone));
        });
    }

    private static List<String> keys(Response page) {
        return IntStream.range(0, page.size())
                .mapToObj(i -> page.get(i).toString())
                .toList();
    }

    private Uni<Integer> unlink(List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Request unlink = Request.cmd(Command.UNLINK);
        keys.forEach(unlink::arg);
        return redis.send(unlink).map(Response::toInteger);
    }

    private String counter(String shelf) {
        return prefix + ":" + shelf;
    }

    private String entry(String shelf, String name) {
        return prefix + ":" + shelf + ":" + name;
    }

    private static String escaped(String glob) {
        return glob.replaceAll("([\\\\*?\\[\\]])", "\\\\$1");
    }
}
