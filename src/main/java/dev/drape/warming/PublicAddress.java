package dev.drape.warming;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from all others (IANA special-purpose address registries). */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] ip) {
        int a = ip[0] & 0xff;
        int b = ip[1] & 0xff;
        int c = ip[2] & 0xff;
        boolean sharedSpace = a == 100 && (b & 0xc0) == 64;
        boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2);
        boolean benchmarks = a == 198 && (b == 18 || b == 19);
        boolean examples = (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        boolean reserved = a == 0 || a >= 240;
        return !(sharedSpace || protocols || benchmarks || examples || reserved);
    }

    /** 2000::/3 without what carries an IPv4 address inside (Teredo, 6to4) and without examples. */
    private static boolean isPublic6(byte[] ip) {
        boolean global = (ip[0] & 0xe0) == 0x20;
        int first = (ip[0] & 0xff) << 8 | ip[1] & 0xff;
        int second = (ip[2] & 0xff) << 8 | ip[3] & 0xff;
        boolean protocols = first == 0x2001 && second < 0x200;
        boolean examples = (first == 0x2001 && second == 0xdb8) || (first == 0x3fff && second < 0x1000);
        boolean sixToFour = first == 0x2002;
        return global && !protocols && !examples && !sixToFour;
    }
}
