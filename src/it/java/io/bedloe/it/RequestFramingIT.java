package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a request with an ambiguous length is refused, and that its connection is closed (RFC
 * 9112, 6.3).
 */
@IntegrationTest
class RequestFramingIT {

  private static final String SECOND =
      "GET /problems HTTP/1.1\r\nHost: bedloe\r\nX-Filler: 1\r\n\r\n";

  private static void mustBeRefusedAndClosed(String path, String headers) {
    var answer =
        RawHttp.send(
            "GET %s HTTP/1.1\r\nHost: bedloe\r\n%s\r\n\r\n%s".formatted(path, headers, SECOND));
    assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("Connection: close");
    assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 57\r\nContent-Length: 57",
        // This length is 2^64 and overflows.
        "Content-Length: 18446744073709551616",
        "Content-Length: 57\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Host: other"
      })
  void aBodyOfAnUncertainLengthIsNotRunAsTheNextRequest(String headers) {
    mustBeRefusedAndClosed("/", headers);
    mustBeRefusedAndClosed("/api/v1/products", headers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 7\r\n\r\n{}"
      })
  void theServerClosesTheConnectionOfARequestWithTwoLengths(String rest) {
    for (var path : List.of("/", "/health/live")) {
      var answer =
          RawHttp.send("GET %s HTTP/1.1\r\nHost: bedloe\r\n%s%s".formatted(path, rest, SECOND));
      assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("Connection: close");
      assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
    }
  }

  @Test
  void chunksInHttp10AreRefused() {
    var answer =
        RawHttp.send(
            "GET / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n"
                + SECOND);
    assertThat(answer).startsWith("HTTP/1.0 400").contains("does not exist in HTTP/1.0");
    assertThat(answer.split("HTTP/1\\.\\d \\d", -1)).as(answer).hasSize(2);
  }

  @Test
  void twoWellFormedRequestsOnOneConnectionAreAnswered() {
    var answers =
        RawHttp.send(
            "GET / HTTP/1.1\r\nHost: bedloe\r\nContent-Length: 2\r\n\r\n{}"
                + "GET / HTTP/1.1\r\nHost: bedloe\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n"
                + SECOND);
    assertThat(answers.split("HTTP/1\\.1 200", -1)).as(answers).hasSize(4);
  }
}
