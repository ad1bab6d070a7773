package dev.drape.warming;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.warming.AllowedHosts.Target;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

import java.net.URI;
import java.time.Duration;

/**
 * Fetches photos from other servers, from the very address that was checked, without following redirects, bounded in bytes
 * and time. Any thread, never blocks.
 */
final class RemotePhotos {
    private static final int OK = 200;

    private final HttpClient client;
    private final long maxBytes;
    private final Duration timeLimit;

    RemotePhotos(Vertx vertx, long maxBytes, Duration timeLimit) {
        this.maxBytes = maxBytes;
        this.timeLimit = timeLimit;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) timeLimit.toMillis())
                .setDecompressionSupported(false)
                .setKeepAlive(false));
    }

    Uni<byte[]> fetch(Target target) {
        URI url = target.url();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(url.getHost())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI((url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                        + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()))
                .setFollowRedirects(false);
        return Uni.createFrom()
                .<byte[]>emitter(one -> fetch(request, one))
                .ifNoItem()
                .after(timeLimit)
                .failWith(() -> unfit("it took longer than " + timeLimit));
    }

    /** Whatever ends it, a caller that goes too, frees the connection. */
    private void fetch(RequestOptions options, UniEmitter<? super byte[]> one) {
        Future<HttpClientRequest> request = client.request(options);
        one.onTermination(() -> request.onSuccess(HttpClientRequest::reset));
        request.compose(HttpClientRequest::send)
                .onSuccess(response -> receive(response, one))
                .onFailure(one::fail);
    }

    private void receive(HttpClientResponse response, UniEmitter<? super byte[]> one) {
        if (response.statusCode() != OK) {
            one.fail(unfit("the server answered " + response.statusCode()));
            return;
        }
        Buffer received = Buffer.buffer();
        response.exceptionHandler(one::fail)
                .handler(part -> {
                    if (received.length() + part.length() > maxBytes) {
                        one.fail(unfit("it has more than " + maxBytes + " bytes"));
                    } else {
                        received.appendBuffer(part);
                    }
                })
                .endHandler(end -> one.complete(received.getBytes()));
    }

    private static DrapeException unfit(String why) {
        return new DrapeException(Failure.UNSUPPORTED_IMAGE, "A photo could not be fetched: " + why + ".");
    }

    void close() {
        client.close();
    }
}
