package dev.drape.warming;

import dev.drape.error.DrapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which servers photos may be fetched from. */
class AllowedHostsTest {
    private static final AllowedHosts HOSTS = new AllowedHosts(
            List.of("cdn.example.com", "127.0.0.1", "localhost", "[::1]", "93.184.216.34"),
            List.of("127.0.0.2", "127.0.0.3:8080"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example.com/a.jpg",
                "https://cdn.example.com.evil.example/a.jpg",
                "https://cdn.example.com:8443/a.jpg",
                "https://user@cdn.example.com/a.jpg",
                "https://cdn.example.com@evil.example/a.jpg",
                "https:///a.jpg",
                "https://cdn.example.com\\@evil.example/",
                "http://169.254.169.254/latest/meta-data"
            })
    void refusesWhatIsNotListed(String url) {
        assertThatThrownBy(() -> HOSTS.check(url)).isInstanceOf(DrapeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example.com/a.jpg",
                "https://CDN.example.com:443/a.jpg?w=1",
                "http://cdn.example.com/a",
                "http://127.0.0.3:8080/"
            })
    void allowsWhatIsListed(String url) {
        assertThat(HOSTS.check(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://localhost/", "http://[::1]/"})
    void refusesAPrivateAddressBehindAListedName(String url) {
        assertThatThrownBy(() -> HOSTS.resolve(url)).hasMessageContaining("private");
    }

    @Test
    void resolvesOnceAndNamesTheAddress() throws UnknownHostException {
        assertThat(HOSTS.resolve("http://127.0.0.2/").address()).isEqualTo(InetAddress.getByName("127.0.0.2"));
        assertThat(HOSTS.resolve("https://93.184.216.34/").port()).isEqualTo(443);
    }

    /** IANA special-purpose address registries, RFC 6890 and its updates. */
    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "172.15.255.255, true",
        "172.32.0.1, true",
        "100.63.0.1, true",
        "2606:4700:4700::1111, true",
        "0.0.0.0, false",
        "0.1.2.3, false",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "100.127.255.255, false",
        "127.1.2.3, false",
        "169.254.169.254, false",
        "172.16.0.1, false",
        "172.31.255.255, false",
        "192.0.0.1, false",
        "192.0.2.1, false",
        "192.168.1.1, false",
        "198.18.0.1, false",
        "198.51.100.1, false",
        "203.0.113.1, false",
        "224.0.0.1, false",
        "240.0.0.1, false",
        "255.255.255.255, false",
        "::, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "2001::1, false",
        "2001:db8::1, false",
        "2002:a00:1::1, false",
        "fc00::1, false",
        "fd12:3456::1, false",
        "fe80::1, false",
        "ff02::1, false"
    })
    void knowsThePublicInternet(String address, boolean open) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(open);
    }
}
