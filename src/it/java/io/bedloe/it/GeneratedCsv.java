package io.bedloe.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** A file that is generated while it is sent, so that it can be larger than the memory. */
final class GeneratedCsv {

  private final String header;
  private final int rows;
  private final IntFunction<String> row;

  GeneratedCsv(String header, int rows, IntFunction<String> row) {
    this.header = header;
    this.rows = rows;
    this.row = row;
  }

  /** Returns the size of the file. */
  long bytes() {
    long bytes = line(0).length;
    for (int i = 1; i <= rows; i++) {
      bytes += line(i).length;
    }
    return bytes;
  }

  HttpResponse<String> sendTo(BedloeServer server, String query)
      throws IOException, InterruptedException {
    return sendTo(server, query, "handling=strict");
  }

  /**
   * Sends the file.
   *
   * @param preference the header {@code Prefer}
   */
  HttpResponse<String> sendTo(BedloeServer server, String query, String preference)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.uri().resolve("/api/v1/imports?" + query))
            .header("Content-Type", "text/csv")
            .header("Prefer", preference)
            .header("Authorization", "Bearer " + server.as().adminToken())
            .POST(HttpRequest.BodyPublishers.ofInputStream(Stream::new))
            .build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString());
  }

  private byte[] line(int number) {
    var text = number == 0 ? header : row.apply(number);
    return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private final class Stream extends InputStream {
    private byte[] line = line(0);
    private int at;
    private int number;

    @Override
    public int read() {
      if (!hasMore()) {
        return -1;
      }
      return line[at++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) {
      if (!hasMore()) {
        return -1;
      }
      int count = Math.min(most, line.length - at);
      System.arraycopy(line, at, target, offset, count);
      at += count;
      return count;
    }

    private boolean hasMore() {
      if (at == line.length && number < rows) {
        line = line(++number);
        at = 0;
      }
      return at < line.length;
    }
  }
}
