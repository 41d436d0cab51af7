import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Ends with 0 when the server in this container answers UP, and with 1 otherwise: the health check of the image, which has no curl
 * and no shell.
 */
public final class HealthCheck {

  private static final int PATIENCE_MILLIS = 4_000;

  private HealthCheck() {}

  public static void main(String[] arguments) throws IOException {
    String port = System.getenv().getOrDefault("BEDLOE_HTTP_PORT", "9080");
    String path = arguments.length == 0 ? "/health/ready" : arguments[0];
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    int status;
    try {
      status = connection.getResponseCode();
    } catch (IOException down) {
      System.err.println("No response from " + connection.getURL() + ": " + down.getMessage());
      System.exit(1);
      return;
    }
    if (status != 200) {
      try (InputStream body = connection.getErrorStream()) {
        System.err.println(status + (body == null ? "" : " " + new String(body.readAllBytes())));
      }
      System.exit(1);
    }
  }
}
