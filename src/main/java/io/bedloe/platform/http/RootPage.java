package io.bedloe.platform.http;

import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The page at {@code /}: the name of the server, and links. */
@WebServlet("")
public class RootPage extends ReadOnlyPage {

  private static final long serialVersionUID = 1L;
  private static final String NAME = "Bedloe";

  /**
   * The name and the version of the server.
   *
   * @param version the version of the build; {@code unknown} when the WAR does not name it
   * @param links addresses on this server, by their purpose
   */
  record Root(String name, String version, Map<String, String> links) {}

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Settings settings;

  /** Returns the links; the API documents are among them when they are published. */
  static Map<String, String> links(Settings settings) {
    var links = new TreeMap<String, String>();
    links.put("health", "/health");
    links.put("problems", "/problems");
    if (PlatformSettings.servesApiDocument(settings)) {
      links.put("apiDocument", "/openapi");
      links.put("eventDocument", "/asyncapi");
    }
    return links;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var root = new Root(NAME, version(), links(settings));
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
