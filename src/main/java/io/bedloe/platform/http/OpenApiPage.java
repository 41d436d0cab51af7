package io.bedloe.platform.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Serves the API document at {@code /openapi}. The server's own application generates it but names
 * its YAML {@code text/plain}; this servlet includes the response of that application and sets the
 * registered media type (RFC 9512).
 */
@WebServlet("/openapi")
public class OpenApiPage extends ReadOnlyPage {

  /** The path of the server's own application in {@code server.xml}. */
  private static final String SOURCE = "/openapi/model";

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var source = getServletContext().getContext(SOURCE);
    if (source == null || !source.getContextPath().equals(SOURCE)) {
      refuse(ErrorPage.notFound(), request, response);
      return;
    }
    var type =
        isJsonWanted(request.getParameter("format"), request.getHeader("Accept")) ? JSON : YAML;
    var document = new Captured(response);
    source.getRequestDispatcher("/").include(new Asking(request, type), document);
    var bytes = document.text.toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(document.status);
    response.setHeader("Vary", "Accept");
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** YAML is the default format (MicroProfile OpenAPI, section 5). */
  static boolean isJsonWanted(@Nullable String format, @Nullable String accept) {
    if (format != null) {
      return format.equalsIgnoreCase("json");
    }
    if (accept == null) {
      return false;
    }
    double json = weight(accept, OpenApiPage::isJson);
    double yaml = weight(accept, OpenApiPage::isYaml);
    return json > yaml || (json == yaml && json > 0 && namesJsonFirst(accept));
  }

  /** Returns the weight of the most specific ranges that match a form (RFC 9110, 12.5.1). */
  private static double weight(String accept, Predicate<String> form) {
    double named = -1;
    double application = -1;
    double any = 0;
    for (var entry : ranges(accept)) {
      var type = type(entry);
      if (form.test(type)) {
        named = Math.max(named, weight(entry));
      } else if (type.equals("application/*")) {
        application = weight(entry);
      } else if (type.equals("*/*")) {
        any = weight(entry);
      }
    }
    if (named >= 0) {
      return named;
    }
    return application >= 0 ? application : any;
  }

  private static boolean namesJsonFirst(String accept) {
    for (var entry : ranges(accept)) {
      if (isYaml(type(entry))) {
        return false;
      }
      if (isJson(type(entry))) {
        return true;
      }
    }
    return false;
  }

  private static String[] ranges(String accept) {
    return accept.toLowerCase(Locale.ROOT).split(",", -1);
  }

  private static String type(String range) {
    return range.split(";", 2)[0].strip();
  }

  private static boolean isJson(String type) {
    return type.equals(JSON) || type.endsWith("+json");
  }

  private static boolean isYaml(String type) {
    return type.endsWith("yaml") || type.equals("application/vnd.oai.openapi");
  }

  /** {@link RequestHeaders} has refused invalid weights. */
  private static double weight(String range) {
    for (var parameter : range.split(";", -1)) {
      if (parameter.strip().startsWith("q=")) {
        return Double.parseDouble(parameter.strip().substring(2));
      }
    }
    return 1;
  }

  /** A request that names the format in the way that the server's application expects. */
  private static final class Asking extends HttpServletRequestWrapper {
    private final String type;

    Asking(HttpServletRequest request, String type) {
      super(request);
      this.type = type;
    }

    /**
     * An included servlet would get the path of the including one, which the server's application
     * does not have.
     */
    @Override
    public String getServletPath() {
      return "/";
    }

    @Override
    public String getHeader(String name) {
      return "Accept".equalsIgnoreCase(name) ? type : super.getHeader(name);
    }

    @Override
    @SuppressWarnings("NullAway") // The Servlet API requires null for an absent parameter.
    public String getParameter(String name) {
      return "format".equals(name) ? null : super.getParameter(name);
    }
  }

  /** Buffers the body that an included servlet writes; its headers are ignored. */
  private static final class Captured extends HttpServletResponseWrapper {
    private final StringWriter text = new StringWriter();
    private final PrintWriter writer = new PrintWriter(text);
    private int status = SC_OK;

    Captured(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() {
      return writer;
    }

    @Override
    public void setStatus(int status) {
      this.status = status;
    }

    @Override
    public void setContentType(String type) {
      // The including servlet sets the encoding.
    }

    @Override
    public void setCharacterEncoding(String encoding) {
      // The document is always in UTF-8.
    }
  }
}
