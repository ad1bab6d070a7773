package dev.drape.warming;

import dev.drape.error.DrapeException;
import dev.drape.error.Failure;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which URLs may be fetched. A listed host has to resolve to public addresses, all of them, unless it is listed as private.
 */
final class AllowedHosts {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Set<String> allowed;
    private final Set<String> privateOnes;

    AllowedHosts(List<String> allowed, List<String> privateOnes) {
        this.allowed = lowerCase(allowed);
        this.privateOnes = lowerCase(privateOnes);
    }

    private static Set<String> lowerCase(List<String> hosts) {
        return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A URL that may be fetched, and the address it is to be fetched from: resolving the host again could give another.
     */
    record Target(URI url, InetAddress address, int port, boolean tls) {}

    /**
     * Checks a URL without resolving its host.
     *
     * @throws DrapeException {@link Failure#INVALID_OPTION} if it may not be fetched
     */
    URI check(String text) {
        URI url = parsed(text);
        if (url.getHost() == null || url.getUserInfo() != null) {
            throw refused("it is no plain URL");
        }
        String name = name(url);
        if (!allowed.contains(name) && !privateOnes.contains(name)) {
            throw refused("its host is not in drape.warming.allowed-hosts");
        }
        return url;
    }

    /** {@link #check} and resolves the host. Blocking. */
    Target resolve(String text) {
        URI url = check(text);
        try {
            InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
            if (!privateOnes.contains(name(url)) && !Arrays.stream(addresses).allMatch(PublicAddress::is)) {
                throw refused("its host has a private address and is not in drape.warming.private-hosts");
            }
            return new Target(url, addresses[0], port(url), tls(url));
        } catch (UnknownHostException e) {
            throw refused("its host is not known");
        }
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw refused("it is no plain URL");
        }
    }

    private static String name(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return port(url) == (tls(url) ? HTTPS : HTTP) ? host : host + ":" + port(url);
    }

    private static boolean tls(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return tls(url) ? HTTPS : HTTP;
    }

    private static DrapeException refused(String why) {
        return new DrapeException(Failure.INVALID_OPTION, "A URL may not be fetched: " + why + ".");
    }
}
