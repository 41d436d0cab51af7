package io.bedloe.identity.sessions.api;

import io.bedloe.identity.sessions.usecase.PublishKeys;
import io.bedloe.platform.http.ReadOnlyPage;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The public keys that verify access tokens of this server. */
@WebServlet("/.well-known/jwks.json")
public class JwksPage extends ReadOnlyPage {

  private static final long serialVersionUID = 1L;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private transient PublishKeys keys;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/jwk-set+json");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.getOutputStream().write(keys.publicSet().getBytes(StandardCharsets.UTF_8));
  }
}
