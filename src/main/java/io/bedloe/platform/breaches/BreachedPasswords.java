package io.bedloe.platform.breaches;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;

/**
 * Looks passwords up among breached ones with the range protocol of Have I Been Pwned: it sends the
 * first five digits of the SHA-1, and the response contains the rest of all hashes that begin with
 * them. The service, or a listener, learns one of a million prefixes but not the password. The
 * protocol uses SHA-1; the security does not depend on its strength.
 */
@ApplicationScoped
public class BreachedPasswords {

  private static final Logger LOG = Logger.getLogger(BreachedPasswords.class.getName());
  private static final int PREFIX = 5;

  /** A response has about 40 KB, with padding. */
  private static final int MOST_BYTES = 512 * 1024;

  private static final int OK = 200;

  private final Settings settings;

  @Inject
  public BreachedPasswords(Settings settings) {
    this.settings = settings;
  }

  /** The client is created when it is first needed, because most installations have no look-up. */
  private static final class Http {
    static final HttpClient CLIENT =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  }

  /**
   * Returns whether the password is known from a data breach; false when no look-up is configured.
   * It must be called outside of any transaction.
   *
   * @throws Rejected when the service does not respond, unless the configuration accepts the
   *     password in that case
   */
  public boolean contains(String password) {
    var address = settings.get(BreachSettings.LOOKUP_URL);
    if (address.equals(Setting.NONE)) {
      return false;
    }
    var hash = sha1(password);
    try {
      var answer = answer(URI.create(address + hash.substring(0, PREFIX)));
      return answer.lines().anyMatch(line -> isBreached(line, hash.substring(PREFIX)));
    } catch (NoAnswer failure) {
      if (settings.get(BreachSettings.LOOKUP_REQUIRED)) {
        LOG.log(
            Level.WARNING,
            "Breached-password lookup failed: {0}; the password was refused",
            failure.getMessage());
        throw Rejected.because(
            BreachRule.BREACH_LOOKUP_UNAVAILABLE,
            "The breached-password service does not respond; try again later.");
      }
      LOG.log(
          Level.WARNING,
          "Breached-password lookup failed: {0}; the password was accepted",
          failure.getMessage());
      return false;
    }
  }

  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String reason) {
      super(reason);
    }
  }

  /** A line is the rest of a hash, a colon and a count; padding has the count 0. */
  private static boolean isBreached(String line, String rest) {
    var parts = line.strip().split(":", 2);
    return parts.length == 2 && parts[0].equalsIgnoreCase(rest) && !parts[1].strip().equals("0");
  }

  private String answer(URI address) throws NoAnswer {
    var patience = settings.get(BreachSettings.LOOKUP_TIMEOUT);
    var body = new ByteArrayOutputStream();
    var request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Add-Padding", "true")
            .header("User-Agent", "Bedloe")
            .build();
    var asked =
        Http.CLIENT.sendAsync(
            request,
            HttpResponse.BodyHandlers.ofByteArrayConsumer(
                part -> part.ifPresent(bytes -> add(body, bytes))));
    int status = status(asked, patience);
    if (status != OK) {
      throw new NoAnswer("the lookup returned status " + status);
    }
    return body.toString(StandardCharsets.US_ASCII);
  }

  private static int status(
      java.util.concurrent.CompletableFuture<HttpResponse<Void>> asked, Duration patience)
      throws NoAnswer {
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException late) {
      asked.cancel(true);
      throw new NoAnswer("the lookup timed out after " + patience);
    } catch (ExecutionException failure) {
      throw new NoAnswer(reason(failure));
    } catch (InterruptedException stopping) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswer("the server is stopping");
    }
  }

  /** Says why TLS failed: a certificate that is not trusted is a fault of the configuration. */
  private static String reason(ExecutionException failure) {
    return failure.getCause() instanceof SSLException tls
        ? "the TLS handshake failed: " + tls.getMessage()
        : "the lookup failed";
  }

  private static void add(ByteArrayOutputStream body, byte[] bytes) {
    if (body.size() + bytes.length > MOST_BYTES) {
      throw new IllegalStateException("the response exceeds the size limit");
    }
    body.writeBytes(bytes);
  }

  private static String sha1(String password) {
    return Digests.sha1Hex(password).toUpperCase(Locale.ROOT);
  }
}
