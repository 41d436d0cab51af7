package io.bedloe.platform.http;

import io.bedloe.platform.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the same content as HTML for browsers and as JSON for other clients. */
final class HtmlPage {

  private static final String HTML = "text/html";

  private HtmlPage() {}

  /**
   * Writes one of the two forms.
   *
   * @param html the content of the page's body; all values in it are already escaped
   * @param json any record or map
   */
  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String title,
      String html,
      Object json)
      throws IOException {
    response.setHeader("Vary", "Accept");
    byte[] body;
    if (isWantedBy(request.getHeader("Accept"))) {
      response.setContentType(HTML + ";charset=UTF-8");
      body =
          """
          <!DOCTYPE html>
          <html lang="en">
          <head><meta charset="utf-8"><title>%s</title></head>
          <body>
          <h1>%s</h1>
          %s
          </body>
          </html>
          """
              .formatted(escaped(title), escaped(title), html)
              .getBytes(StandardCharsets.UTF_8);
    } else {
      response.setContentType("application/json");
      body = Json.mapper().writeValueAsBytes(json);
    }
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Browsers accept text/html; clients of the API accept JSON, or anything, or send no header. */
  static boolean isWantedBy(@org.jspecify.annotations.Nullable String accept) {
    return accept != null && accept.contains(HTML);
  }

  static String link(String address, String text) {
    return "<a href=\"%s\">%s</a>".formatted(escaped(address), escaped(text));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
