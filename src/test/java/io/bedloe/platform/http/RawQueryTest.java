package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class RawQueryTest {

  @Test
  void whatAQueryMustNotHoldIsEncodedAndNothingElse() {
    assertThat(RawQuery.encoded("q=a|b&r={\"<>\"}&s=^`\\&t=%7C&price[gte]=1"))
        .isEqualTo("q=a%7Cb&r=%7B%22%3C%3E%22%7D&s=%5E%60%5C&t=%7C&price[gte]=1");
    assertThat(RawQuery.encoded("q=\u0001\u00e4\u4e2d")).isEqualTo("q=%01%E4%E4%B8%AD");
  }

  @Test
  void theResultIsAUri() {
    var all = new StringBuilder();
    for (char c = 0; c < 0x200; c++) {
      if (c != '%') {
        all.append(c);
      }
    }
    assertThat(URI.create("http://a/?" + RawQuery.encoded(all.toString())).getRawQuery())
        .isNotEmpty();
  }
}
