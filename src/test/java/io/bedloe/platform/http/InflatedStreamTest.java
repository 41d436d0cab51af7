package io.bedloe.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Rejected;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflatedStreamTest {

  private static final byte[] TEXT =
      "sku,name,price\r\nLAMP-1,Lamp,12.50\r\n".repeat(20).getBytes(StandardCharsets.UTF_8);

  private static byte[] gzip(byte[] text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(boolean isRaw) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes, new Deflater(9, isRaw))) {
      out.write(TEXT);
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /**
   * Returns a stream like a network's: bytes arrive one at a time, and the number of further ones
   * is unknown.
   */
  private static InputStream trickle(byte[] bytes) {
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int available() {
        return 0;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, 1));
      }
    };
  }

  private static byte[] read(byte[] coded) throws IOException {
    return InflatedStream.gzip(trickle(coded)).readAllBytes();
  }

  @Test
  void aWholeStreamIsDecoded() throws IOException {
    assertThat(read(gzip(TEXT))).isEqualTo(TEXT);
    assertThat(InflatedStream.gzip(new ByteArrayInputStream(gzip(TEXT))).readAllBytes())
        .isEqualTo(TEXT);
    assertThat(read(gzip(new byte[0]))).isEmpty();
  }

  @Test
  void aStreamThatIsCutAnywhereIsRefused() throws IOException {
    var whole = gzip(TEXT);
    for (int length = 1; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void allMembersAreDecodedAndNoneMayBeCut() throws IOException {
    var first = gzip(TEXT);
    var both = joined(first, gzip(TEXT));
    assertThat(read(both)).isEqualTo(joined(TEXT, TEXT));
    assertThat(InflatedStream.gzip(new ByteArrayInputStream(both)).readAllBytes())
        .isEqualTo(joined(TEXT, TEXT));
    for (int length = first.length + 1; length < both.length; length++) {
      var cut = Arrays.copyOf(both, length);
      assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void bytesBehindTheEndAreRefused() throws IOException {
    var more = joined(gzip(TEXT), new byte[] {'a', 'b', 'c'});
    assertThatThrownBy(() -> read(more)).isInstanceOf(ZipException.class);
    var zlib = joined(deflate(false), new byte[] {1});
    assertThatThrownBy(() -> InflatedStream.deflate(trickle(zlib)).readAllBytes())
        .isInstanceOf(ZipException.class);
  }

  @Test
  void aWrongChecksumAndAWrongLengthAreRefused() throws IOException {
    for (int fromEnd : new int[] {8, 4}) {
      var damaged = gzip(TEXT);
      damaged[damaged.length - fromEnd]++;
      assertThatThrownBy(() -> read(damaged)).isInstanceOf(ZipException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deflateIsDecodedWithAndWithoutTheHeaderOfZlib(boolean isRaw) throws IOException {
    var whole = deflate(isRaw);
    assertThat(InflatedStream.deflate(trickle(whole)).readAllBytes()).isEqualTo(TEXT);
    for (int length = 1; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> InflatedStream.deflate(trickle(cut)).readAllBytes())
          .as("%d bytes", length)
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aDecompressionBombIsRefusedAlsoInManyMembers() throws IOException {
    var zeros = gzip(new byte[5_000_000]);
    assertThatThrownBy(() -> read(zeros)).isInstanceOf(Rejected.class);
    var small = gzip(new byte[400_000]);
    var many = joined(joined(small, small), small);
    assertThatThrownBy(() -> read(many)).isInstanceOf(Rejected.class);
  }
}
