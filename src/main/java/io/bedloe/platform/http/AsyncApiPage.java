package io.bedloe.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.json.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * Serves the AsyncAPI document of the events at {@code /asyncapi}, where the server publishes its
 * API documents. {@code make docs} generates it from the types of events.
 */
@WebServlet("/asyncapi")
public class AsyncApiPage extends ReadOnlyPage {

  private static final String DOCUMENT = "/META-INF/asyncapi.json";

  /** The media type that the AsyncAPI specification names. */
  private static final String MEDIA_TYPE = "application/vnd.aai.asyncapi+json";

  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient Settings settings;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!PlatformSettings.servesApiDocument(settings)) {
      refuse(ErrorPage.notFound(), request, response);
      return;
    }
    var bytes = Json.mapper().writeValueAsBytes(document(settings.get(PublicAddress.URL)));
    response.setContentType(MEDIA_TYPE);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /** Returns the document with the address at which clients reach the server. */
  static ObjectNode document(String publicUrl) throws IOException {
    try (var file = AsyncApiPage.class.getResourceAsStream(DOCUMENT)) {
      var document = (ObjectNode) Json.mapper().readTree(file);
      var address = URI.create(publicUrl);
      document
          .withObject("/servers/bedloe")
          .put("host", address.getRawAuthority())
          .put("protocol", address.getScheme());
      document
          .withObject("/servers/sockets")
          .put("host", address.getRawAuthority())
          .put("protocol", address.getScheme().equals("https") ? "wss" : "ws");
      return document;
    }
  }
}
