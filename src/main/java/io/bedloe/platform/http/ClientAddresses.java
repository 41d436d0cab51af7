package io.bedloe.platform.http;

import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Determines the client address once for each request; all other code calls {@code
 * getRemoteAddr()}. {@code Forwarded} (RFC 7239) and {@code X-Forwarded-For} are only trusted from
 * configured proxies. Each proxy appends the address of its client, so the headers are read from
 * the right, and only as far as trusted proxies wrote them.
 */
@ApplicationScoped
public class ClientAddresses {

  private static final Logger LOG = Logger.getLogger(ClientAddresses.class.getName());

  private final List<IpRange> trusted;
  private final AtomicBoolean hasWarned = new AtomicBoolean();

  @Inject
  public ClientAddresses(Settings settings) {
    this(settings.get(PlatformSettings.TRUSTED_PROXIES));
  }

  ClientAddresses(List<IpRange> trusted) {
    this.trusted = trusted;
  }

  /**
   * Returns the request with the client's address as its remote address. It refuses headers that
   * are inconsistent or malformed.
   */
  HttpServletRequest resolve(HttpServletRequest request) {
    var peer = peer(request.getRemoteAddr());
    if (peer == null) {
      return request;
    }
    var forwarded = Collections.list(request.getHeaders(ForwardedHeaders.FORWARDED));
    var xForwardedFor = Collections.list(request.getHeaders(ForwardedHeaders.X_FORWARDED_FOR));
    boolean hasHeader = !forwarded.isEmpty() || !xForwardedFor.isEmpty();
    if (hasHeader && !isTrusted(peer)) {
      warnOnce(peer);
    }
    return new FromClient(request, client(peer, forwarded, xForwardedFor).toString());
  }

  /** Returns the address of the client for a connection from an address. */
  IpAddress client(IpAddress peer, List<String> forwarded, List<String> xForwardedFor) {
    if (!isTrusted(peer) || (forwarded.isEmpty() && xForwardedFor.isEmpty())) {
      return peer;
    }
    if (xForwardedFor.isEmpty()) {
      return walk(peer, ForwardedHeaders.nodesOfForwarded(forwarded));
    }
    var client = walk(peer, ForwardedHeaders.nodesOfXForwardedFor(xForwardedFor));
    // A proxy that writes one of the headers forwards the other as the client wrote it.
    if (!forwarded.isEmpty()
        && !client.equals(walk(peer, ForwardedHeaders.nodesOfForwarded(forwarded)))) {
      throw Rejected.because(
          HttpRule.INVALID_HEADER,
          "Forwarded and X-Forwarded-For name different clients. Send neither; proxies add them.");
    }
    return client;
  }

  private IpAddress walk(IpAddress peer, List<String> nodes) {
    var client = peer;
    for (int i = nodes.size() - 1; i >= 0 && isTrusted(client); i--) {
      client = ForwardedHeaders.address(nodes.get(i));
    }
    return client;
  }

  private boolean isTrusted(IpAddress address) {
    for (var range : trusted) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private void warnOnce(IpAddress peer) {
    if (hasWarned.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "Requests from {0} carry Forwarded or X-Forwarded-For, which is ignored, because {0} "
              + "is not in {1}. If it is your reverse proxy, add it to {1}; until then all of its "
              + "clients count as one.",
          new Object[] {peer, PlatformSettings.TRUSTED_PROXIES.name()});
    }
  }

  /**
   * Returns the address without the zone that a link-local address has; null when it is not an
   * address.
   */
  private static @Nullable IpAddress peer(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int zone = text.indexOf('%');
    return IpAddress.tryParse(zone < 0 ? text : text.substring(0, zone)).orElse(null);
  }

  /**
   * A request with the address of the client; the host name is the address, so that there is no
   * name lookup.
   */
  private static final class FromClient extends HttpServletRequestWrapper {

    private final String address;

    FromClient(HttpServletRequest request, String address) {
      super(request);
      this.address = address;
    }

    @Override
    public String getRemoteAddr() {
      return address;
    }

    @Override
    public String getRemoteHost() {
      return address;
    }
  }
}
