package dev.drape.api;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;
import dev.drape.image.Upload;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A {@code multipart/form-data} body, read in memory: photos never touch a disk. Photos are the parts of the given names,
 * whatever their file name or content type; every other part is an option. CPU-bound: not on the event loop.
 */
final class Form {
    private static final int MAX_OPTION_CHARS = 256;
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\"?[^\";\\s]", Pattern.CASE_INSENSITIVE);

    private final Map<String, byte[]> photos = new LinkedHashMap<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    private Form() {}

    /**
     * Reads a body.
     *
     * @param body the whole body, empty if there is none
     * @param contentType of the request, null if it has none
     * @param photoParts names of the parts that are photos
     */
    static Form read(byte[] body, String contentType, Set<String> photoParts) {
        if (body.length == 0) {
            throw new DrapeException(
                    Failure.MISSING_PART, "The request has no body; send multipart/form-data with " + photoParts + ".");
        }
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw new DrapeException(Failure.UNSUPPORTED_REQUEST, "Send multipart/form-data.");
        }
        if (!BOUNDARY.matcher(contentType).find()) {
            throw new DrapeException(Failure.MALFORMED_REQUEST, "The Content-Type names no boundary.");
        }
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        HttpPostMultipartRequestDecoder decoder = null;
        try {
            decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
            Form form = new Form();
            for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
                form.add((HttpData) data, photoParts);
            }
            return form;
        } catch (HttpPostRequestDecoder.ErrorDataDecoderException | IOException | IndexOutOfBoundsException e) {
            throw new DrapeException(Failure.MALFORMED_REQUEST, "The multipart body cannot be read.", e);
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
        }
    }

    private void add(HttpData data, Set<String> photoParts) throws IOException {
        String name = data.getName();
        boolean photo = photoParts.contains(name);
        if (photos.containsKey(name) || options.containsKey(name)) {
            throw new DrapeException(Failure.INVALID_OPTION, "A part was sent more than once.").inPart(printable(name));
        }
        if (photo) {
            photos.put(name, data.get());
        } else {
            options.put(name, optionText(name, data));
        }
    }

    private static String optionText(String name, HttpData data) throws IOException {
        if (!(data instanceof Attribute) || data.length() > MAX_OPTION_CHARS) {
            throw new DrapeException(
                            Failure.UNKNOWN_OPTION, "A part of that name is neither a photo nor an option here.")
                    .inPart(printable(name));
        }
        return new String(data.get(), StandardCharsets.UTF_8).strip();
    }

    /** The photo of that part; fails with {@code missing_part} or {@code empty_part}. */
    Upload photo(String part) {
        return optionalPhoto(part)
                .orElseThrow(() ->
                        new DrapeException(Failure.MISSING_PART, "The part " + part + " is missing.").inPart(part));
    }

    /** The photo of that part if it was sent; fails with {@code empty_part}. */
    Optional<Upload> optionalPhoto(String part) {
        byte[] file = photos.get(part);
        if (file != null && file.length == 0) {
            throw new DrapeException(Failure.EMPTY_PART, "The part " + part + " has no bytes.").inPart(part);
        }
        return Optional.ofNullable(file).map(Upload::owning);
    }

    /** The options that were sent, by name. */
    Options options(Set<String> allowed) {
        for (String name : options.keySet()) {
            if (!allowed.contains(name)) {
                throw new DrapeException(
                                Failure.UNKNOWN_OPTION,
                                "There is no such option here; there are " + String.join(", ", allowed) + ".")
                        .inPart(printable(name));
            }
        }
        return new Options(options);
    }

    private static String printable(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return clean.length() <= 64 ? clean : clean.substring(0, 64);
    }
}
