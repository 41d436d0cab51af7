package io.bedloe.platform.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale.LanguageRange;

/** The languages that the client of the current request prefers (RFC 9110, 12.5.4). */
@RequestScoped
public class RequestLanguages {

  private final HttpServletRequest request;

  @Inject
  public RequestLanguages(HttpServletRequest request) {
    this.request = request;
  }

  /** Returns the languages in the order of their weights; none when the client prefers none. */
  public List<LanguageRange> accepted() {
    return ranges(request.getHeader("Accept-Language"));
  }

  static List<LanguageRange> ranges(@org.jspecify.annotations.Nullable String header) {
    if (header == null || header.isBlank()) {
      return List.of();
    }
    try {
      return LanguageRange.parse(header.replace('_', '-'));
    } catch (IllegalArgumentException unusual) {
      // The edge accepts some headers that are not quite of the RFC; they express no preference.
      return List.of();
    }
  }
}
