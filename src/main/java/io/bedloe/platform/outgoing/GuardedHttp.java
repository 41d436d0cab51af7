package io.bedloe.platform.outgoing;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.threads.BackgroundThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Sends requests to addresses that callers have chosen, with a limit of the whole time. */
@ApplicationScoped
public class GuardedHttp {

  private final Settings settings;
  private final BackgroundThreads threads;

  @Inject
  public GuardedHttp(Settings settings, BackgroundThreads threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * Sends a POST request and returns the head of the response, whatever its status; a redirect is
   * not followed. It must be called outside of any transaction.
   *
   * @throws NotDelivered when there is no response within {@link TimeLimit#WHOLE}
   * @throws ExchangeAborted when this server cannot send the request, or stops
   */
  public OutgoingResponse post(TargetUrl target, Map<String, String> headers, byte[] body)
      throws NotDelivered, ExchangeAborted {
    var exchange =
        new OutgoingExchange(
            target,
            InetAddress::getAllByName,
            context().getSocketFactory(),
            OutgoingSettings.allowed(settings));
    return TimeLimit.run(exchange, () -> exchange.post(headers, body), threads, TimeLimit.WHOLE);
  }

  /** The context has the certificates that all outgoing connections of the server trust. */
  private static SSLContext context() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("the server has a default TLS context", impossible);
    }
  }
}
