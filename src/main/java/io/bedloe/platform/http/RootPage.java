package io.bedloe.platform.http;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The page at {@code /}: what runs here and where to go on. */
@WebServlet("")
public class RootPage extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String NAME = "Bedloe";

  /**
   * What runs here.
   *
   * @param version the version of the build; {@code unknown} when the WAR does not name it
   * @param links addresses on this server, by their purpose
   */
  record Root(String name, String version, Map<String, String> links) {}

  private static final Map<String, String> LINKS =
      new java.util.TreeMap<>(
          Map.of(
              "api", "/api/v1",
              "apiDocument", "/openapi",
              "health", "/health",
              "problems", "/problems"));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var root = new Root(NAME, version(), LINKS);
    var html = new StringBuilder("<p>Version ");
    html.append(HtmlPage.escaped(root.version())).append("</p>\n<ul>\n");
    root.links()
        .forEach(
            (purpose, address) ->
                html.append("<li>")
                    .append(HtmlPage.escaped(purpose))
                    .append(": ")
                    .append(HtmlPage.link(address, address))
                    .append("</li>\n"));
    HtmlPage.write(request, response, NAME, html.append("</ul>").toString(), root);
  }

  private String version() throws IOException {
    try (InputStream file = getServletContext().getResourceAsStream("/META-INF/MANIFEST.MF")) {
      var version =
          file == null
              ? null
              : new Manifest(file)
                  .getMainAttributes()
                  .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? "unknown" : version;
    }
  }
}
