package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.config.MapConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHeadersTest {

  /** Returns the headers that are set on a response. */
  private static Map<String, String> headers(boolean isReachedByTls) {
    var headers = new HashMap<String, String>();
    var response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                SecurityHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("setHeader");
                  headers.put((String) arguments[0], (String) arguments[1]);
                  return null;
                });
    SecurityHeaders.set(response, isReachedByTls);
    return headers;
  }

  @Test
  void browsersThatComeByTlsAreToldToStayThereForTwoYears() {
    assertThat(headers(true))
        .containsEntry("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    assertThat(headers(false)).doesNotContainKey("Strict-Transport-Security");
  }

  @Test
  void everyResponseHasTheOtherHeadersWithAndWithoutTls() {
    var expected =
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");
    assertThat(headers(false)).isEqualTo(expected);
    assertThat(headers(true)).containsAllEntriesOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://orders.example, true",
    "http://orders.example, false",
    "http://localhost:9080, false"
  })
  void thePublicAddressSaysWhetherBrowsersComeByTls(String url, boolean isByTls) {
    assertThat(EdgeFilter.isPublicByTls(MapConfig.settings(Map.of("bedloe.public-url", url))))
        .isEqualTo(isByTls);
  }
}
