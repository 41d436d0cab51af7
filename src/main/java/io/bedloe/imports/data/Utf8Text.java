package io.bedloe.imports.data;

import io.bedloe.imports.ImportRule;
import io.bedloe.kernel.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 and nothing else: a byte that cannot be, or a NUL (which is what UTF-16 looks like),
 * refuses the whole file, with the line and the byte where it stands. A byte-order mark is skipped.
 */
final class Utf8Text extends Reader {

  private static final int BUFFER = 16_384;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream bytes;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer out = CharBuffer.allocate(BUFFER).flip();

  /** How many bytes were taken out of the stream before the first of {@link #in}. */
  private long before;

  private long lineEnds;
  private boolean started;
  private boolean ended;
  private boolean exhausted;
  private char last = '\n';

  Utf8Text(InputStream bytes) {
    this.bytes = bytes;
  }

  /** Whether the last line, when all was read, has no end. */
  boolean endsInsideLine() {
    return last != '\n' && last != '\r';
  }

  /** Whether the reader was told that nothing more comes. */
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
    int count = bytes.read(in.array(), in.position(), in.remaining());
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
      throw notUtf8(result);
    }
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
                ImportRule.FILE_NOT_UTF8,
                "Line %d holds a NUL character, which no text has; is it UTF-16?"
                    .formatted(lineEnds + 1))
            .with("line", lineEnds + 1);
      }
    }
  }

  private Rejected notUtf8(CoderResult result) {
    long at = before + in.position();
    return Rejected.because(
            ImportRule.FILE_NOT_UTF8,
            "Line %d, at byte %d of the file: %d byte%s that cannot stand there in UTF-8."
                .formatted(lineEnds + 1, at + 1, result.length(), result.length() == 1 ? "" : "s"))
        .with("line", lineEnds + 1)
        .with("byte", at + 1);
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
