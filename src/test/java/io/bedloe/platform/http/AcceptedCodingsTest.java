package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedCodingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "br, gzip",
        "deflate, gzip;q=0.5, *;q=0",
        "gzip ; q=1.000",
        "*",
        "identity;q=0.5, *;q=0.1"
      })
  void gzipIsAccepted(String header) {
    assertThat(AcceptedCodings.includeGzip(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "br",
        "gzip;q=0",
        "gzip;q=0.000, *",
        "*;q=0",
        "gzip;q=",
        "gzip;q=x",
        "gzip;q=1e9",
        "gzip;q=-1",
        "notgzip",
        ",;,"
      })
  void gzipIsNotAccepted(String header) {
    assertThat(AcceptedCodings.includeGzip(header)).isFalse();
  }

  @Test
  void gzipIsNotAcceptedWithoutTheHeaderOrByOneThatIsTooLong() {
    assertThat(AcceptedCodings.includeGzip(null)).isFalse();
    assertThat(AcceptedCodings.includeGzip("gzip" + ", br".repeat(200))).isFalse();
  }
}
