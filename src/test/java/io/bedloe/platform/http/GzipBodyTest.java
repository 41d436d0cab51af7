package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipBodyTest {

  private static final int SEED = 4711;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final GzipBody body = new GzipBody(isLong -> new GzipBody.Form(sent, isLong));

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(SEED).nextBytes(bytes);
    return bytes;
  }

  private static byte[] decoded(byte[] compressed) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return gzip.readAllBytes();
    }
  }

  @Test
  void aBodyOfTheThresholdIsKeptUntilItsEndAndSentAsItIs() throws IOException {
    var bytes = bytes(Compression.THRESHOLD);
    body.write(bytes, 0, 1000);
    body.flush();
    body.write(bytes, 1000, bytes.length - 1000);
    body.close();
    assertThat(sent.size()).isZero();
    assertThat(body.hasBegun()).isFalse();
    body.finish();
    assertThat(sent.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void aLongerBodyIsCompressedInOnePieceAndInMany() throws IOException {
    var bytes = bytes(Compression.THRESHOLD + 1);
    for (byte one : bytes) {
      body.write(one);
    }
    body.finish();
    assertThat(body.isCompressed()).isTrue();
    assertThat(decoded(sent.toByteArray())).isEqualTo(bytes);
    sent.reset();
    var atOnce = new GzipBody(isLong -> new GzipBody.Form(sent, isLong));
    atOnce.write(bytes);
    atOnce.finish();
    assertThat(decoded(sent.toByteArray())).isEqualTo(bytes);
  }

  @Test
  void aBodyThatIsNotFinishedIsNoCompleteGzip() throws IOException {
    body.write(bytes(100_000));
    body.close();
    var cut = sent.toByteArray();
    assertThat(Arrays.copyOf(cut, 2)).containsExactly(0x1f, (byte) 0x8b);
    assertThatThrownBy(() -> decoded(cut)).isInstanceOf(EOFException.class);
  }

  @Test
  void anEmptyBodyStaysEmpty() throws IOException {
    body.finish();
    assertThat(sent.size()).isZero();
  }
}
