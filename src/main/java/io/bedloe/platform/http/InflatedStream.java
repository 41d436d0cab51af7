package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Decodes gzip (RFC 1952) and deflate (RFC 1950, or RFC 1951 as some clients send it). The last
 * byte of the stream must be the last byte of the coding. {@link java.util.zip.GZIPInputStream} is
 * less strict: it ignores further members, complete or not, when the network has not delivered them
 * yet.
 */
final class InflatedStream extends InflaterInputStream {

  private static final int BUFFER = 8192;

  /** Real text rarely has a higher compression ratio; zeros reach 1,000. */
  private static final int MOST_RATIO = 200;

  /** Below this size the ratio is not limited. */
  private static final long HARMLESS = 1_000_000;

  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int ZLIB_MULTIPLE = 31;

  private final PushbackInputStream source;
  private final boolean isGzip;
  private final CRC32 checksum = new CRC32();
  private long encoded;
  private long decoded;
  private boolean isAtEnd;

  private InflatedStream(PushbackInputStream source, boolean isGzip, boolean isRaw) {
    super(source, new Inflater(isRaw), BUFFER);
    this.source = source;
    this.isGzip = isGzip;
  }

  static InflatedStream gzip(InputStream coded) throws IOException {
    var stream = new InflatedStream(new PushbackInputStream(coded, BUFFER), true, true);
    stream.readHeader();
    return stream;
  }

  static InflatedStream deflate(InputStream coded) throws IOException {
    var source = new PushbackInputStream(coded, BUFFER);
    int first = source.read();
    int second = source.read();
    if (second < 0) {
      throw new EOFException();
    }
    source.unread(second);
    source.unread(first);
    boolean isZlib =
        (first & 0x0f) == DEFLATE && (first << Byte.SIZE | second) % ZLIB_MULTIPLE == 0;
    return new InflatedStream(source, false, !isZlib);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!isAtEnd) {
      int count = super.read(target, offset, length);
      if (count >= 0) {
        checksum.update(target, offset, count);
        decoded += count;
        mustBeSane();
        return count;
      }
      endMember();
    }
    return -1;
  }

  private void mustBeSane() {
    long soFar = encoded + inf.getBytesRead();
    if (decoded > HARMLESS && decoded > MOST_RATIO * soFar) {
      throw Rejected.because(
          RequestRule.BODY_TOO_LARGE,
          "The body is more than %d times as large as its coded form. Send it without a"
                  .formatted(MOST_RATIO)
              + " Content-Encoding.");
    }
  }

  /** Checks what follows the compressed data: a trailer in gzip, then the end or another member. */
  private void endMember() throws IOException {
    if (inf.needsDictionary()) {
      throw new ZipException("it needs a dictionary");
    }
    source.unread(buf, len - inf.getRemaining(), inf.getRemaining());
    if (isGzip) {
      if (number(4) != checksum.getValue()) {
        throw new ZipException("its checksum is wrong");
      }
      if (number(4) != (inf.getBytesWritten() & 0xffffffffL)) {
        throw new ZipException("its length is wrong");
      }
    }
    int next = source.read();
    if (next < 0) {
      isAtEnd = true;
      return;
    }
    if (!isGzip) {
      throw new ZipException("there are bytes behind its end");
    }
    source.unread(next);
    encoded += inf.getBytesRead();
    checksum.reset();
    inf.reset();
    readHeader();
  }

  private void readHeader() throws IOException {
    if (number(2) != MAGIC) {
      throw new ZipException("it is not gzip");
    }
    if (oneByte() != DEFLATE) {
      throw new ZipException("its compression method is unknown");
    }
    int flags = oneByte();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("it has reserved flags");
    }
    source.skipNBytes(6);
    if ((flags & EXTRA) != 0) {
      source.skipNBytes(number(2));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      source.skipNBytes(2);
    }
  }

  private void skipText() throws IOException {
    int next = oneByte();
    while (next != 0) {
      next = oneByte();
    }
  }

  /** Numbers in gzip are little-endian. */
  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) oneByte() << (i * Byte.SIZE);
    }
    return number;
  }

  private int oneByte() throws IOException {
    int next = source.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  /** Frees the memory of the decoder; the server closes the underlying stream. */
  void release() {
    inf.end();
  }
}
