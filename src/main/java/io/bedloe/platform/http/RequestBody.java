package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.files.BrokenBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the request body in place of the server, which accepts a gzip stream without an end as
 * complete. Every failure to read the body is a {@link BrokenBody}.
 */
final class RequestBody extends HttpServletRequestWrapper {

  private static final String CONTENT_ENCODING = "Content-Encoding";

  /** These headers describe the coded body; the rest of the application does not see them. */
  private static final Set<String> OF_CODED_BODY = Set.of("content-encoding", "content-length");

  private final String coding;
  private @Nullable Stream stream;

  private RequestBody(HttpServletRequest request) {
    super(request);
    var sent = request.getHeader(CONTENT_ENCODING);
    coding = sent == null ? "identity" : sent.strip().toLowerCase(Locale.ROOT);
  }

  /** Handles the request and writes the response. */
  interface Exchange {
    void run(HttpServletRequest request) throws IOException, ServletException;
  }

  /** Runs the rest of the filters and the servlet with the decoded body. */
  static void around(HttpServletRequest request, Exchange rest)
      throws IOException, ServletException {
    var body = new RequestBody(request);
    try {
      rest.run(body);
    } finally {
      if (body.stream != null) {
        body.stream.release();
      }
    }
  }

  private boolean isCoded() {
    return !coding.equals("identity");
  }

  private boolean isHidden(String header) {
    return isCoded() && OF_CODED_BODY.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (stream == null) {
      stream = new Stream(SentDigest.watch(this, super.getInputStream()), coding);
    }
    return stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    var charset = getCharacterEncoding();
    return new BufferedReader(
        new InputStreamReader(
            getInputStream(), charset == null ? StandardCharsets.UTF_8.name() : charset));
  }

  @Override
  public int getContentLength() {
    return isCoded() ? -1 : super.getContentLength();
  }

  @Override
  public long getContentLengthLong() {
    return isCoded() ? -1 : super.getContentLengthLong();
  }

  @Override
  @SuppressWarnings("NullAway") // The Servlet API requires null for an absent header.
  public String getHeader(String name) {
    return isHidden(name) ? null : super.getHeader(name);
  }

  @Override
  public int getIntHeader(String name) {
    return isHidden(name) ? -1 : super.getIntHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream().filter(name -> !isHidden(name)).toList());
  }

  /**
   * The stream of decoded bytes. The decoder is created at the first read, because most requests
   * have no body.
   */
  private static final class Stream extends ServletInputStream {
    private final InputStream received;
    private final String coding;
    private @Nullable InputStream decoded;
    private boolean isAtEnd;

    Stream(InputStream received, String coding) {
      this.received = received;
      this.coding = coding;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        if (decoded == null) {
          decoded = decoder();
        }
        int count = decoded.read(target, offset, length);
        isAtEnd = count < 0;
        return count;
      } catch (Rejected | BrokenBody refused) {
        throw refused;
      } catch (EOFException early) {
        throw BodyFailures.cutShort(coding, early);
      } catch (IOException wrong) {
        throw BodyFailures.corrupt(coding, wrong);
      }
    }

    private InputStream decoder() throws IOException {
      if (coding.equals("identity")) {
        return new Received(received);
      }
      var bytes = new PushbackInputStream(new Received(received));
      int first = bytes.read();
      if (first < 0) {
        return bytes;
      }
      bytes.unread(first);
      return coding.equals("deflate") ? InflatedStream.deflate(bytes) : InflatedStream.gzip(bytes);
    }

    void release() {
      if (decoded instanceof InflatedStream inflated) {
        inflated.release();
      }
    }

    @Override
    public boolean isFinished() {
      return isAtEnd;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("request bodies are read synchronously");
    }
  }

  /** The bytes that the server receives; its failures are reported as failures of the request. */
  private static final class Received extends InputStream {
    private final InputStream bytes;

    Received(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return bytes.read(target, offset, length);
      } catch (IOException | IllegalArgumentException failure) {
        throw BodyFailures.notReceived(failure);
      }
    }
  }
}
