package io.bedloe.platform.http;

import io.bedloe.platform.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes a problem as an HTML page: what is wrong, what to do, and the request id for support. The
 * page contains no script, loads nothing, and escapes all values.
 */
final class ProblemPage {

  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;color:#1c2733;background:#f4f6f8;margin:0}
      main{max-width:34rem;margin:12vh auto;padding:2rem 2.5rem;background:#fff;
      border:1px solid #d5dce3;border-radius:8px}
      h1{font-size:1.4rem;margin:0 0 1rem}
      dl{font-size:.85rem;color:#55636f;margin:2rem 0 0}
      dd{margin:0 0 .5rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}
      """;

  /**
   * Only the style above is allowed; the hash is that of the exact content of the element (CSP
   * Level 3).
   */
  static final String SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>%s</style>
      </head>
      <body>
      <main>
      <h1>%s</h1>
      <p>%s</p>
      <p><a href="/">Go to the start page</a></p>
      <dl>
      <dt>Problem</dt><dd>%d <a href="%s">%s</a></dd>
      <dt>Request id, for support</dt><dd>%s</dd>
      </dl>
      </main>
      </body>
      </html>
      """;

  private ProblemPage() {}

  static String html(Problem problem) {
    var title = escaped(problem.title());
    return PAGE.formatted(
        title,
        STYLE,
        title,
        escaped(problem.detail()),
        problem.status(),
        escaped(problem.type()),
        escaped(problem.type()),
        escaped(problem.requestId()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String text) {
    return Base64.getEncoder()
        .encodeToString(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
