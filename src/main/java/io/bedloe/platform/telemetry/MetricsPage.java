package io.bedloe.platform.telemetry;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.Digests;
import io.bedloe.platform.http.HttpRule;
import io.bedloe.platform.http.ReadOnlyPage;
import io.bedloe.platform.metrics.LatestMetrics;
import io.bedloe.platform.metrics.MetricsSettings;
import io.bedloe.platform.metrics.PrometheusText;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Serves the metrics at {@code /metrics} to callers with the configured token. The token is no
 * credential of an account, so that metrics can be read while the database does not respond.
 */
@WebServlet("/metrics")
public class MetricsPage extends ReadOnlyPage {

  private static final String SCHEME = "Bearer ";
  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Settings settings;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient LatestMetrics metrics;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!settings.isSet(MetricsSettings.TOKEN)) {
      refuse(
          Rejected.because(HttpRule.NOT_FOUND, "Nothing is served at this address."),
          request,
          response);
      return;
    }
    var token = settings.get(MetricsSettings.TOKEN).reveal();
    if (!isAuthorized(request.getHeader("Authorization"), token)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      refuse(
          Rejected.because(
              AccessRule.UNAUTHENTICATED,
              "Send the token of bedloe.metrics.token as Authorization: Bearer <token>."),
          request,
          response);
      return;
    }
    var bytes = PrometheusText.of(metrics.read()).getBytes(StandardCharsets.UTF_8);
    response.setContentType(PrometheusText.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** The comparison takes the same time for each wrong token of a length. */
  static boolean isAuthorized(@Nullable String authorization, String token) {
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && Digests.areEqual(authorization.substring(SCHEME.length()).strip(), token);
  }
}
