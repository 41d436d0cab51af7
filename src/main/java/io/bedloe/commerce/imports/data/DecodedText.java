package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads text in the character set that a byte-order mark shows, or that was declared, or else in
 * UTF-8. An invalid byte or a NUL refuses the whole file, with its line and its byte offset. A
 * byte-order mark is skipped.
 */
final class DecodedText extends Reader {

  private static final int BUFFER = 16_384;

  /**
   * This number of bytes holds a byte-order mark and a {@code sep=} line in every character set.
   */
  private static final int BEGINNING = 64;

  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\"?sep=([,;|\\t])\"?(?:\\r\\n|\\n|\\r)", Pattern.CASE_INSENSITIVE);

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream bytes;
  private CharsetDecoder decoder;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer out = CharBuffer.allocate(BUFFER).flip();

  /** The number of bytes that were taken from the stream before the first byte of {@link #in}. */
  private long before;

  private long lineEnds;
  private boolean begun;
  private boolean started;
  private boolean ended;
  private boolean exhausted;
  private char last = '\n';

  DecodedText(InputStream bytes, @Nullable Charset declared) {
    this.bytes = bytes;
    this.decoder = decoder(declared == null ? StandardCharsets.UTF_8 : declared);
  }

  /** Returns whether the last line has no line end, when the whole text was read. */
  boolean endsInsideLine() {
    return last != '\n' && last != '\r';
  }

  /** Returns whether the reader has reached the end of the input. */
  boolean isExhausted() {
    return exhausted;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!out.hasRemaining()) {
      if (ended) {
        exhausted = true;
        return -1;
      }
      fill();
    }
    int count = Math.min(length, out.remaining());
    out.get(target, offset, count);
    last = target[offset + count - 1];
    return count;
  }

  private void fill() throws IOException {
    before += in.position();
    in.compact();
    int count = begun ? bytes.read(in.array(), in.position(), in.remaining()) : beginning();
    if (count > 0) {
      in.position(in.position() + count);
    }
    in.flip();
    out.clear();
    var result = decoder.decode(in, out, count < 0);
    if (count < 0 && !result.isError()) {
      decoder.flush(out);
      ended = true;
    }
    out.flip();
    skipByteOrderMark();
    check();
    if (result.isError()) {
      throw notDecoded(result);
    }
  }

  /** Reads the first line, or as much of it as is needed to detect the character set. */
  private int beginning() throws IOException {
    begun = true;
    int count = 0;
    while (count < BEGINNING && !hasLineEnd(in.array(), count)) {
      int more = bytes.read(in.array(), count, BEGINNING - count);
      if (more < 0) {
        break;
      }
      count += more;
    }
    var mark = marked(in.array(), count);
    if (mark != null) {
      decoder = decoder(mark);
    }
    return count == 0 ? -1 : count;
  }

  private static boolean hasLineEnd(byte[] first, int count) {
    for (int i = 0; i < count; i++) {
      if (first[i] == '\n' || first[i] == '\r') {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Charset marked(byte[] first, int count) {
    if (count >= 2 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (count >= 2 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    boolean utf8 =
        count >= 3 && first[0] == (byte) 0xEF && first[1] == (byte) 0xBB && first[2] == (byte) 0xBF;
    return utf8 ? StandardCharsets.UTF_8 : null;
  }

  private static CharsetDecoder decoder(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * Reads a first line such as {@code sep=;} and returns its separator; null when there is no such
   * line. The line is skipped. It must be called before anything is read.
   */
  @Nullable Character separator() throws IOException {
    if (!begun) {
      fill();
    }
    var matcher = SEPARATOR_LINE.matcher(out);
    if (!matcher.lookingAt()) {
      return null;
    }
    char separator = matcher.group(1).charAt(0);
    out.position(out.position() + matcher.end());
    return separator;
  }

  private void skipByteOrderMark() {
    if (!started && out.hasRemaining()) {
      started = true;
      if (out.get(out.position()) == BYTE_ORDER_MARK) {
        out.get();
      }
    }
  }

  private void check() {
    for (int i = out.position(); i < out.limit(); i++) {
      char c = out.get(i);
      if (c == '\n') {
        lineEnds++;
      } else if (c == '\0') {
        throw Rejected.because(
                ImportRule.FILE_ENCODING_INVALID,
                ("Line %d contains a NUL character, which text cannot have; is the file UTF-16 "
                        + "without a byte order mark?")
                    .formatted(lineEnds + 1))
            .with("line", lineEnds + 1);
      }
    }
  }

  private Rejected notDecoded(CoderResult result) {
    long at = before + in.position();
    return Rejected.because(
            ImportRule.FILE_ENCODING_INVALID,
            "Line %d, at byte %d of the file: %d byte%s not valid in %s."
                .formatted(
                    lineEnds + 1,
                    at + 1,
                    result.length(),
                    result.length() == 1 ? "" : "s",
                    decoder.charset().name()))
        .with("line", lineEnds + 1)
        .with("byte", at + 1);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
