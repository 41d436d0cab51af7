package io.bedloe.platform.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * A response that is compressed with gzip when it is longer than {@link Compression#THRESHOLD}. The
 * first bytes are buffered until it is known whether there are more. {@link #finish} sends the
 * buffered bytes; a response that fails is not finished, so that the client sees that its end is
 * missing.
 */
final class CompressedAnswer extends HttpServletResponseWrapper {

  private static final String CONTENT_LENGTH = "Content-Length";
  private static final String CONTENT_ENCODING = "Content-Encoding";
  private static final String VARY = "Vary";
  private static final String ACCEPT_ENCODING = "Accept-Encoding";
  private static final long UNKNOWN = -1;

  private final HttpServletRequest request;
  private final boolean isGzipAccepted;
  private @Nullable GzipBody body;
  private @Nullable PrintWriter writer;
  private long contentLength = UNKNOWN;

  private CompressedAnswer(
      HttpServletRequest request, HttpServletResponse response, boolean isGzipAccepted) {
    super(response);
    this.request = request;
    this.isGzipAccepted = isGzipAccepted;
    response.addHeader(VARY, ACCEPT_ENCODING);
  }

  /** Runs the rest of the filters and the servlet with a response that may be compressed. */
  static void around(HttpServletRequest request, HttpServletResponse response, Exchange rest)
      throws IOException, jakarta.servlet.ServletException {
    if (!Compression.isAllowedFor(request)) {
      rest.run(response);
      return;
    }
    boolean hasBody = !request.getMethod().equals("HEAD");
    var answer =
        new CompressedAnswer(
            request,
            response,
            hasBody && AcceptedCodings.includeGzip(request.getHeader(ACCEPT_ENCODING)));
    rest.run(answer);
    if (!LaterResponse.begins(request, response)) {
      answer.finish();
    }
  }

  /** Handles the request and writes the response. */
  interface Exchange {
    void run(HttpServletResponse response) throws IOException, jakarta.servlet.ServletException;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (body == null) {
      body = new GzipBody(this::begin);
    }
    return body;
  }

  /** Decides on the form of the body when its first bytes are sent. */
  private GzipBody.Form begin(boolean isLong) throws IOException {
    boolean compress =
        isLong
            && isGzipAccepted
            && Compression.isCompressible(getContentType())
            && getHeader(CONTENT_ENCODING) == null;
    if (compress) {
      super.setHeader(CONTENT_ENCODING, "gzip");
    } else if (contentLength != UNKNOWN) {
      super.setContentLengthLong(contentLength);
    }
    return new GzipBody.Form(super.getOutputStream(), compress);
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer =
          new PrintWriter(
              new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())));
    }
    return writer;
  }

  private void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (body != null) {
      body.finish();
    } else if (contentLength != UNKNOWN) {
      super.setContentLengthLong(contentLength);
    }
  }

  /**
   * Does not flush while it is not known whether the response is long, nor what another thread will
   * write.
   */
  @Override
  public void flushBuffer() throws IOException {
    if (LaterResponse.isSet(request)) {
      return;
    }
    if (writer != null) {
      writer.flush();
    }
    if (body == null || body.hasBegun()) {
      super.flushBuffer();
    }
  }

  @Override
  public void reset() {
    super.reset();
    contentLength = UNKNOWN;
    discardBody();
    super.addHeader(VARY, ACCEPT_ENCODING);
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    discardBody();
  }

  @Override
  public void sendError(int status) throws IOException {
    discardBody();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    discardBody();
    super.sendError(status, message);
  }

  private void discardBody() {
    if (body != null && body.isCompressed() && !isCommitted()) {
      super.setHeader(CONTENT_ENCODING, null);
    }
    body = null;
    writer = null;
  }

  @Override
  public void setContentLength(int length) {
    contentLength = length;
  }

  @Override
  public void setContentLengthLong(long length) {
    contentLength = length;
  }

  @Override
  public void setHeader(String name, @Nullable String value) {
    if (CONTENT_LENGTH.equalsIgnoreCase(name)) {
      contentLength = value == null ? UNKNOWN : Long.parseLong(value);
    } else if (VARY.equalsIgnoreCase(name)) {
      super.setHeader(name, value == null ? ACCEPT_ENCODING : value + ", " + ACCEPT_ENCODING);
    } else {
      super.setHeader(name, value);
    }
  }

  @Override
  public void addHeader(String name, String value) {
    if (CONTENT_LENGTH.equalsIgnoreCase(name)) {
      contentLength = Long.parseLong(value);
    } else {
      super.addHeader(name, value);
    }
  }

  @Override
  public void setIntHeader(String name, int value) {
    setHeader(name, String.valueOf(value));
  }

  @Override
  public void addIntHeader(String name, int value) {
    addHeader(name, String.valueOf(value));
  }
}
