package io.bedloe.platform.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Buffers the first bytes of a body; when there are more, the whole body may be compressed. */
final class GzipBody extends ServletOutputStream {

  /** The size of the portions that deflate writes. */
  private static final int PORTION = 4096;

  private final Decision decision;
  private byte @Nullable [] kept;
  private int keptBytes;
  private @Nullable OutputStream target;
  private @Nullable FastGzip gzip;

  GzipBody(Decision decision) {
    this.decision = decision;
  }

  /** Decides on the form of a body before its first byte is sent. */
  interface Decision {
    Form make(boolean isLong) throws IOException;
  }

  /** The target of the body, and whether it is compressed. */
  record Form(OutputStream out, boolean isCompressed) {}

  boolean hasBegun() {
    return target != null;
  }

  boolean isCompressed() {
    return gzip != null;
  }

  @Override
  public void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (target == null && keptBytes + length <= Compression.THRESHOLD) {
      if (kept == null) {
        kept = new byte[Compression.THRESHOLD];
      }
      System.arraycopy(bytes, offset, kept, keptBytes, length);
      keptBytes += length;
      return;
    }
    begun(true).write(bytes, offset, length);
  }

  private OutputStream begun(boolean isLong) throws IOException {
    var out = target;
    if (out == null) {
      var form = decision.make(isLong);
      if (form.isCompressed()) {
        gzip = new FastGzip(form.out());
        out = gzip;
      } else {
        out = form.out();
      }
      target = out;
      if (kept != null) {
        out.write(kept, 0, keptBytes);
        kept = null;
      }
    }
    return out;
  }

  /** Does not send buffered bytes: the length of the body is not known before its end. */
  @Override
  public void flush() throws IOException {
    if (target != null) {
      target.flush();
    }
  }

  /**
   * {@link #finish} ends the body; this method does not, because code that fails closes its stream
   * as well.
   */
  @Override
  public void close() throws IOException {
    flush();
  }

  /** Completes the body. */
  void finish() throws IOException {
    if (keptBytes > 0) {
      begun(false);
    }
    if (gzip != null) {
      gzip.finishAndRelease();
    }
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    throw new IllegalStateException("The response is written by the request's own thread.");
  }

  /** Compresses at the lowest level, which needs the least time. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, PORTION);
      def.setLevel(Deflater.BEST_SPEED);
    }

    void finishAndRelease() throws IOException {
      try {
        finish();
      } finally {
        def.end();
      }
    }
  }
}
