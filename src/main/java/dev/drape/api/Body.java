package dev.drape.api;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A request's body on its way into memory: one array, as large as was announced, for which there must be room in the
 * {@link BodyBudget} until the request ends. On the request's event loop.
 */
final class Body {
    private static final byte[] NONE = {};
    private static final long NO_TIMER = -1;

    /** What is made ready for a body that does not say how long it is. */
    private static final int FIRST_BYTES = 64 * 1024;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final BodyBudget budget;
    private final Supplier<DrapeException> noRoom;
    private final long maxBytes;
    private byte[] bytes = NONE;
    private int length;
    private long room;
    private long timer = NO_TIMER;
    /** Whether what else comes is passed over. */
    private boolean over;

    private Body(RoutingContext context, BodyBudget budget, Supplier<DrapeException> noRoom, long maxBytes) {
        this.context = context;
        this.budget = budget;
        this.noRoom = noRoom;
        this.maxBytes = maxBytes;
        request = context.request();
    }

    /**
     * Gathers the body of a request that has not been read yet; a caller that hangs up gets no answer.
     *
     * @param noRoom what to fail with if the budget has no room
     * @param maxBytes bound on what comes
     * @param timeLimit for all of it
     * @return fails as told if there is no room, with {@code request_too_large} as soon as more has come, and
     *     with status 408 if the body is not whole in time; the caller is hung up on after an answer to a body that has begun
     */
    static Uni<Body> gather(
            RoutingContext context,
            BodyBudget budget,
            Supplier<DrapeException> noRoom,
            long maxBytes,
            Duration timeLimit) {
        return Uni.createFrom()
                .emitter(caller -> new Body(context, budget, noRoom, maxBytes).gather(timeLimit, caller));
    }

    /** −1 if the request does not say; a length that is no number is none that could be met. */
    static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private void gather(Duration timeLimit, UniEmitter<? super Body> caller) {
        long announced = announced(request);
        long first = announced < 0 ? Math.min(FIRST_BYTES, maxBytes) : announced;
        if (first > maxBytes) {
            caller.fail(tooLarge(maxBytes));
            return;
        }
        context.addEndHandler(end -> requestEnded());
        if (!grow((int) first)) {
            caller.fail(noRoom.get());
            return;
        }
        timer = context.vertx().setTimer(Math.max(1, timeLimit.toMillis()), due -> giveUp(caller, late()));
        request.handler(piece -> add(piece, caller));
        request.endHandler(end -> {
            context.vertx().cancelTimer(timer);
            whole(caller);
        });
        if (request.version() != HttpVersion.HTTP_1_0
                && request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private void requestEnded() {
        over = true;
        bytes = NONE;
        context.vertx().cancelTimer(timer);
        budget.giveBack(room);
    }

    private boolean grow(int size) {
        long more = size - room;
        if (!budget.take(more, room)) {
            return false;
        }
        room = size;
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    private void add(Buffer piece, UniEmitter<? super Body> caller) {
        if (over) {
            return;
        }
        long now = (long) length + piece.length();
        if (now > maxBytes) {
            giveUp(caller, tooLarge(maxBytes));
        } else if (now > bytes.length && !grow((int) Math.min(maxBytes, 2 * now))) {
            giveUp(caller, noRoom.get());
        } else {
            piece.getBytes(bytes, length);
            length = (int) now;
        }
    }

    private void whole(UniEmitter<? super Body> caller) {
        if (!over) {
            over = true;
            caller.complete(this);
        }
    }

    /** More may come for as long as the caller likes, so the connection, or the stream, ends with the answer. */
    private void giveUp(UniEmitter<? super Body> caller, RuntimeException failure) {
        if (!over) {
            over = true;
            bytes = NONE;
            context.addEndHandler(end -> hangUp());
            caller.fail(failure);
        }
    }

    private void hangUp() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }

    /** The bytes, which are held here no longer. Once. */
    byte[] take() {
        byte[] taken = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = NONE;
        length = 0;
        return taken;
    }

    static DrapeException tooLarge(long maxBytes) {
        return new DrapeException(Failure.REQUEST_TOO_LARGE, "The request is larger than " + maxBytes + " bytes.");
    }

    private static ClientErrorException late() {
        return new ClientErrorException(Response.Status.REQUEST_TIMEOUT);
    }
}
