package io.connectdoris.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectdoris.client.DorisConnection.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "http://root:@127.0.0.1:18040/api/h/t/_stream_load? | http | 127.0.0.1 | 18040 | /api/h/t/_stream_load",
                "http://root:@127.0.0.1:18040/api/h/t/_stream_load?a=b&c=d%20e | http | 127.0.0.1 | 18040 | /api/h/t/_stream_load?a=b&c=d%20e",
                "https://u:p%40w:x;&=+$,@be_1:8040/api/h/%E8%A1%A8%20x/_stream_load? | https | be_1 | 8040 | /api/h/%E8%A1%A8%20x/_stream_load",
                "http://u:p@w@host:1/x | http | host | 1 | /x",
                "http://[fe80::1%25eth0]:8040/x | http | fe80::1%25eth0 | 8040 | /x",
                "http://u:p@[2001:db8::1]:8040/x?y | http | 2001:db8::1 | 8040 | /x?y",
                "http://host/x | http | host | 80 | /x",
                "https://host | https | host | 443 | /",
                "http://host:5?q | http | host | 5 | /?q",
                "http://host:5/x#fragment | null | null | 0 | null"
            })
    void locationIsTakenApart(String location, String scheme, String host, int port, String path) {
        if (host == null) {
            assertThat(Redirect.parse(location)).isEmpty();
        } else {
            assertThat(Redirect.parse(location)).contains(new Redirect(scheme, new Endpoint(host, port), path));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//host/x",
                "http:///x",
                "http://:80/x",
                "http://host:0/x",
                "http://host:x/x",
                "http://host:65536/x",
                "http://ho st/x",
                "http://host/a b",
                "http://host/\u0001",
                "http://höst/x",
                "http://a:b:c/x",
                "http://[::1/x",
                "file:///etc/passwd"
            })
    void whatNamesNoHostIsNoRedirect(String location) {
        assertThat(Redirect.parse(location)).isEmpty();
    }

    @Test
    void slashInANameStaysEncoded() {
        Redirect redirect =
                Redirect.parse("http://be:8040/api/d/a/b/_stream_load?").orElseThrow();
        assertThat(redirect.pathFor("/api/d/a%2Fb/_stream_load")).isEqualTo("/api/d/a%2Fb/_stream_load");
        assertThat(redirect.pathFor("/api/d/other/_stream_load")).isEqualTo("/api/d/a/b/_stream_load");
    }
}
