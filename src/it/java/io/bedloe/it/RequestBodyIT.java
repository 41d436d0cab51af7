package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that incomplete or damaged request bodies are refused without any effect. */
@IntegrationTest
class RequestBodyIT {

  private static final String JSON = "Content-Type: application/json";
  private static final String CSV = "Content-Type: text/csv";
  private static final String GZIP = "Content-Encoding: gzip";
  private static final String PRODUCT =
      "{\"sku\":\"%s\",\"name\":\"n\",\"price\":{\"amount\":\"1\",\"currency\":\"GBP\"}}";

  /** The number of bytes of the checksum and the length at the end of gzip. */
  private static final int TRAILER = 8;

  private static String admin() {
    return "Authorization: Bearer " + BedloeServer.shared().as().adminToken();
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] products(String sku, int count) throws IOException {
    var file = new StringBuilder("sku,name,price\r\n");
    for (int i = 0; i < count; i++) {
      file.append(sku).append(i).append(",Lamp ").append(i * 7919 % 1000).append(",12.5\r\n");
    }
    return gzip(file.toString());
  }

  private static RawHttp.Answer send(byte[] body, String... more) {
    var headers = new ArrayList<>(List.of(admin(), CSV, GZIP));
    headers.addAll(List.of(more));
    return RawHttp.ask("POST", "/api/v1/imports?kind=products&currency=GBP", body, headers);
  }

  private static long imported(String sku) {
    return Database.shared().number("SELECT count(*) FROM products WHERE sku LIKE ?", sku + "%");
  }

  @Test
  void anImportWhoseGzipIsCutIsRefusedAndNothingIsImported() throws IOException {
    var sku = Some.word("CUT");
    var whole = products(sku, 300);
    for (int length : List.of(whole.length / 2, whole.length - TRAILER, whole.length - 1)) {
      var answer = send(Arrays.copyOf(whole, length));
      assertThat(answer.status()).as("%d: %s", length, answer).isEqualTo(422);
      assertThat(answer.body()).contains("/problems/file-truncated").contains("Content-Encoding");
    }
    assertThat(imported(sku)).isZero();
    assertThat(send(whole).status()).isEqualTo(200);
    assertThat(imported(sku)).isEqualTo(300);
  }

  @Test
  void anImportWhoseGzipIsDamagedIsRefusedAndNothingIsImported() throws IOException {
    var sku = Some.word("BAD");
    var damaged = products(sku, 300);
    damaged[damaged.length - TRAILER]++;
    var answer = send(damaged);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.body()).contains("/problems/malformed-body").contains("checksum");
    assertThat(imported(sku)).isZero();
  }

  @Test
  void theContentDigestIsThatOfTheBytesAsTheyAreSent() throws Exception {
    var sku = Some.word("DIG");
    var sent = products(sku, 300);
    var decoded = new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes();
    var ofDecoded = send(sent, digestOf(decoded));
    assertThat(ofDecoded.status()).as(ofDecoded.toString()).isEqualTo(422);
    assertThat(ofDecoded.body()).contains("/problems/content-digest-mismatch");
    assertThat(imported(sku)).isZero();
    assertThat(send(sent, digestOf(sent)).status()).isEqualTo(200);
    assertThat(imported(sku)).isEqualTo(300);
  }

  private static String digestOf(byte[] bytes) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "Content-Digest: sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
  }

  @Test
  void aJsonBodyWithoutTheEndOfItsGzipIsRefused() throws IOException {
    var sku = Some.word("END");
    var whole = gzip(PRODUCT.formatted(sku));
    var answer =
        RawHttp.ask(
            "POST",
            "/api/v1/products",
            Arrays.copyOf(whole, whole.length - TRAILER),
            List.of(admin(), JSON, GZIP));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.body()).contains("/problems/malformed-body");
    assertThat(imported(sku)).isZero();
  }

  @Test
  void aJsonBodyInDeflateIsRead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var deflate = new DeflaterOutputStream(bytes)) {
      deflate.write(PRODUCT.formatted(Some.word("DEFL")).getBytes(StandardCharsets.UTF_8));
    }
    var answer =
        RawHttp.ask(
            "POST",
            "/api/v1/products",
            bytes.toByteArray(),
            List.of(admin(), JSON, "Content-Encoding: deflate"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  @Test
  void aSmallBodyThatDecodesToMoreThanIsReadIsRefused() throws IOException {
    var answer =
        RawHttp.ask(
            "POST", "/api/v1/products", gzip("[".repeat(2_000_000)), List.of(admin(), JSON, GZIP));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(413);
    assertThat(send(gzip("sku,name\r\n" + "\r\n".repeat(2_500_000))).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\n{",
        "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{"
      })
  void aBodyThatTheServerCannotReceiveIsRefusedWithoutAnEntryInTheLog(String rest) {
    var id = Some.word("unread");
    var answer =
        RawHttp.send(
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: bedloe\r\nX-Request-Id: %s\r\n%s\r\n%s"
                .formatted(id, JSON, rest));
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("/problems/malformed-body")
        .containsIgnoringCase("Connection: close");
    assertThat(BedloeServer.shared().log()).doesNotContain("request " + id + " failed");
  }
}
