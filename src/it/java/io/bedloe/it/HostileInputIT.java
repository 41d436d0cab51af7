package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends malformed input to every operation of the API document, always the same: no response is a
 * 5xx, and every refusal is a problem document.
 */
@IntegrationTest
class HostileInputIT {
  private static final UUID NOTHING = UUID.fromString("0190a5a0-0000-7000-8000-000000000000");
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

  private static final List<String> QUERIES =
      List.of(
          "q=a|b",
          "q={x}",
          "q=<\"a\">",
          "q=a^b`c\\d",
          "q=%00",
          "q=%zz",
          "x[=1",
          "q=\u0001",
          "=",
          "&&",
          "limit=99999999999999999999",
          "cursor=%FF%FE",
          "a=%ff",
          "q=\u00e4");

  private static final List<String> HEADERS =
      List.of(
          "Accept: text/html;q=abc",
          "Accept: /;;",
          "Accept: application/json;q=\"",
          "Accept-Language: ;;q=x",
          "Content-Type: application/json;q=\"",
          "Content-Type: x",
          "Content-Encoding: br",
          "Host: a b|c",
          "If-Match: \"",
          "If-None-Match: abc",
          "Idempotency-Key: \u00e4",
          "X-Request-Id: \u00e4",
          "X-API-Key: |",
          "Cookie: =;;\"",
          "Range: bytes=-",
          "Origin: null",
          "traceparent: \u00e4");

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "\"\"",
          "1e999999999",
          "{\"a\":1e400}",
          "{\"\":\"\\ud800\"}",
          "[".repeat(3_000),
          "{\"a\":" + "9".repeat(1_000) + "}",
          "\u0000");

  /** Sign-in, sign-out and the signing keys are shared by all test classes. */
  private static boolean isSharedState(ApiDocument.Operation operation) {
    return operation.path().startsWith("/api/v1/auth/")
        || operation.path().startsWith("/api/v1/signing-keys");
  }

  private static String path(ApiDocument.Operation operation) {
    return operation.path().replaceAll("\\{[^}]+}", NOTHING.toString());
  }

  /**
   * Without the stream of events: an ignored header or an empty query begins it, and it has no end.
   */
  private static Stream<ApiDocument.Operation> operations() {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> !operation.id().equals("streamEvents"));
  }

  private static List<String> asAdmin(String... more) {
    var headers = new ArrayList<String>();
    headers.add("Authorization: Bearer " + BedloeServer.shared().as().adminToken());
    headers.addAll(List.of(more));
    return headers;
  }

  /** What is wrong with an answer; nothing when it is as it has to be. */
  private static Stream<String> faults(String what, RawHttp.Answer answer) {
    if (answer.status() >= 500) {
      return Stream.of(what + " -> " + answer.statusLine() + " " + answer.body());
    }
    boolean problem = answer.header("Content-Type").startsWith("application/problem+json");
    return answer.status() >= 400 && !problem
        ? Stream.of(what + " -> no problem document: " + answer)
        : Stream.empty();
  }

  @Test
  void noQueryIsAServerErrorOrAnswersWithoutAProblem() {
    var faults =
        operations()
            .filter(operation -> operation.method().equals("GET"))
            .flatMap(
                operation ->
                    QUERIES.stream()
                        .flatMap(
                            query -> {
                              var target = path(operation) + "?" + query;
                              return faults(
                                  "GET " + target, RawHttp.ask("GET", target, null, asAdmin()));
                            }))
            .toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void noHeaderIsAServerErrorOrAnswersWithoutAProblem() {
    var faults =
        operations()
            .filter(operation -> !isSharedState(operation) || operation.method().equals("GET"))
            .flatMap(
                operation ->
                    HEADERS.stream()
                        .flatMap(
                            header -> {
                              var all = asAdmin(header);
                              return faults(
                                  operation + " " + header,
                                  RawHttp.ask(operation.method(), path(operation), null, all));
                            }))
            .toList();
    assertThat(faults).isEmpty();
  }

  @Test
  void noBrokenBodyIsAServerErrorOrAnswersWithoutAProblem() {
    var faults = new ArrayList<String>();
    operations()
        .filter(operation -> operation.node().has("requestBody"))
        .forEach(
            operation -> {
              var headers =
                  asAdmin("Content-Type: " + HostileBodies.type(operation), "If-Match: \"v0\"");
              for (var body : BODIES) {
                faults(operation + " " + start(body), send(operation, body, headers))
                    .forEach(faults::add);
              }
              for (var coding : List.of("gzip", "deflate", "x-gzip", "gzip, gzip", "br")) {
                var coded = new ArrayList<>(headers);
                coded.add("Content-Encoding: " + coding);
                faults(operation + " as " + coding, send(operation, "{}", coded))
                    .forEach(faults::add);
                faults(
                        operation + " cut off, as " + coding,
                        RawHttp.ask(operation.method(), path(operation), GZIP, coded))
                    .forEach(faults::add);
              }
            });
    assertThat(faults).isEmpty();
  }

  @Test
  void noValueOfAMemberIsAServerErrorOrAnswersWithoutAProblem() {
    var faults = new ArrayList<String>();
    operations()
        .filter(operation -> !isSharedState(operation))
        .filter(operation -> HostileBodies.type(operation).endsWith("json"))
        .forEach(
            operation -> {
              var headers =
                  asAdmin("Content-Type: " + HostileBodies.type(operation), "If-Match: \"v0\"");
              for (var body : HostileBodies.mutations(operation)) {
                faults(operation + " " + start(body), send(operation, body, headers))
                    .forEach(faults::add);
              }
            });
    assertThat(faults).isEmpty();
  }

  private static RawHttp.Answer send(
      ApiDocument.Operation operation, String body, List<String> headers) {
    return RawHttp.ask(
        operation.method(), path(operation), body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private static String start(String body) {
    return body.substring(0, Math.min(body.length(), 120));
  }
}
