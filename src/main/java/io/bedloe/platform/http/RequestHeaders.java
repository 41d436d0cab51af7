package io.bedloe.platform.http;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses headers that the server or Jakarta REST cannot parse, which would otherwise cause a 500.
 */
final class RequestHeaders {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{0,255}");

  /** {@link RequestBody} decodes these content codings. */
  private static final Set<String> CODINGS = Set.of("gzip", "x-gzip", "deflate", "identity");

  private RequestHeaders() {}

  static @Nullable Rejected fault(HttpServletRequest request) {
    var host = request.getHeader("Host");
    if (host != null && !HOST.matcher(host).matches()) {
      return invalid("Host", "must be a host name with an optional port");
    }
    for (var accept : Collections.list(request.getHeaders("Accept"))) {
      if (!MediaTypes.areRanges(accept)) {
        return invalid("Accept", "must be media types such as application/json;q=0.5");
      }
    }
    for (var languages : Collections.list(request.getHeaders("Accept-Language"))) {
      if (!LanguageRanges.areRanges(languages)) {
        return invalid("Accept-Language", "has to be languages such as en-GB, fr;q=0.5");
      }
    }
    var type = request.getHeader("Content-Type");
    if (type != null && !MediaTypes.isType(type)) {
      return invalid("Content-Type", "must be a media type such as application/json");
    }
    var codings = Collections.list(request.getHeaders("Content-Encoding"));
    if (codings.size() > 1
        || (!codings.isEmpty()
            && !CODINGS.contains(codings.get(0).strip().toLowerCase(Locale.ROOT)))) {
      return Rejected.because(
          RequestRule.UNSUPPORTED_MEDIA_TYPE,
          "The server does not support this Content-Encoding. Send the body without encoding, "
              + "or with gzip.");
    }
    return null;
  }

  /**
   * Names the accepted content codings in the response to another one (RFC 9110, section 15.5.16).
   */
  static void nameCodings(Rejected fault, HttpServletResponse response) {
    if (fault.rule() == RequestRule.UNSUPPORTED_MEDIA_TYPE) {
      response.setHeader("Accept-Encoding", "gzip, deflate");
    }
  }

  private static Rejected invalid(String header, String detail) {
    return Rejected.because(
        HttpRule.INVALID_HEADER,
        "%s %s.".formatted(header, detail),
        List.of(new Fault(header, "invalid-header", detail)));
  }
}
