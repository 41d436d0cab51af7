package io.bedloe.platform.http;

import io.bedloe.kernel.Rule;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Serves the pages that the {@code type} of a problem document refers to (RFC 9457, 3.1.1): {@code
 * /problems} lists all types, {@code /problems/<code>} explains one.
 */
@WebServlet({"/problems", ProblemPages.PATH + "*"})
public class ProblemPages extends ReadOnlyPage {

  static final String PATH = "/problems/";
  private static final long serialVersionUID = 1L;

  /**
   * A problem type.
   *
   * @param advice what a client can do
   */
  record Explained(String type, String title, int status, String advice) {

    static Explained of(Rule rule) {
      return new Explained(
          PATH + rule.code(), rule.title(), Problem.status(rule.kind()), adviceFor(rule.kind()));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var path = request.getPathInfo();
    if (path == null || path.equals("/")) {
      writeAll(request, response);
      return;
    }
    var rule = ProblemTypes.find(path.substring(1));
    if (rule.isEmpty()) {
      refuse(ErrorPage.notFound(), request, response);
      return;
    }
    var explained = Explained.of(rule.get());
    var html =
        "<p><code>%s</code>, status %d</p>\n<p>%s</p>\n<p>%s</p>"
            .formatted(
                HtmlPage.escaped(explained.type()),
                explained.status(),
                HtmlPage.escaped(explained.advice()),
                HtmlPage.link("/problems", "All problem types"));
    HtmlPage.write(request, response, explained.title(), html, explained);
  }

  private static void writeAll(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var all = ProblemTypes.all().stream().map(Explained::of).toList();
    var html =
        all.stream()
            .map(
                type ->
                    "<li>%s: %d, %s</li>"
                        .formatted(
                            HtmlPage.link(type.type(), type.type()),
                            type.status(),
                            HtmlPage.escaped(type.title())))
            .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    HtmlPage.write(request, response, "Problem types", html, all);
  }

  private static String adviceFor(Rule.Kind kind) {
    return switch (kind) {
      case INVALID ->
          "The request is not valid. Correct what detail and errors name, then send it again.";
      case UNAUTHENTICATED ->
          "The request carries no valid credentials. Sign in, or refresh the access token.";
      case FORBIDDEN ->
          "The account does not have the right to do this. Ask an administrator for the "
              + "permission.";
      case NOT_FOUND ->
          "The resource does not exist, or the account may not see it. Check the address and the id.";
      case GONE ->
          "The resource was deleted for good. The detail says what is left, and where to go on.";
      case METHOD_NOT_ALLOWED ->
          "The resource does not support this method. The header Allow names those that it does.";
      case NOT_ACCEPTABLE ->
          "The resource has none of the media types in Accept. Send Accept: application/json.";
      case CONFLICT ->
          "The current state does not allow the request. Read the resource again, then decide.";
      case STALE ->
          "The resource has changed since it was read. Read it again, apply the change to the new"
              + " version, and send its ETag as If-Match.";
      case TOO_LARGE -> "The request body exceeds the size limit. Send less data in one request.";
      case UNSUPPORTED_MEDIA ->
          "The server does not read this Content-Type or Content-Encoding. The API document names"
              + " those that it reads.";
      case UNPROCESSABLE ->
          "The request contradicts an earlier one. A new request needs a new Idempotency-Key.";
      case PRECONDITION_REQUIRED ->
          "A change needs the header If-Match with the ETag of the version that was read.";
      case LIMITED -> "Too many requests. Wait for as many seconds as Retry-After says.";
      case FAILED ->
          "The server failed, and the request had no effect. Give the requestId to the "
              + "operators.";
      case UNAVAILABLE ->
          "The server cannot process the request now. Send the same request again after the "
              + "seconds in Retry-After.";
    };
  }
}
