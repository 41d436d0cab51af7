package io.bedloe.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/** The public address of the server, for links in e-mails and redirects. */
@ApplicationScoped
public class PublicAddress implements SettingsOwner {

  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+");

  public static final Setting<String> URL =
      new Setting<>(
          "bedloe.public-url",
          "web origin, such as https://orders.example",
          "http://localhost:9080",
          false,
          "The public base URL of Bedloe; links in e-mails begin with it. The default follows "
              + "bedloe.http.port; production needs https.",
          PublicAddress::origin);

  private static String origin(String text) {
    if (!ORIGIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not http:// or https:// with a host and an optional port, without a path");
    }
    return text;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(URL);
  }
}
