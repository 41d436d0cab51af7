package io.bedloe.platform.outgoing;

import io.bedloe.kernel.IpAddress;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One POST request. The name of the host is resolved once, all of its addresses are checked, and
 * the connection is made to the very address that was checked, so that a name that changes in
 * between (DNS rebinding) leads nowhere else. No proxy is used. {@link #close} ends the exchange
 * from another thread.
 */
final class OutgoingExchange implements Closeable {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Resolves a name to addresses. */
  @FunctionalInterface
  interface Names {
    InetAddress[] resolve(String name) throws UnknownHostException;
  }

  private final TargetUrl target;
  private final Names names;
  private final SSLSocketFactory tls;
  private final TargetUrl.Allowed allowed;
  private @Nullable Socket socket;
  private boolean closed;

  /**
   * Prepares an exchange.
   *
   * @param allowed the addresses that are allowed
   */
  OutgoingExchange(TargetUrl target, Names names, SSLSocketFactory tls, TargetUrl.Allowed allowed) {
    this.target = target;
    this.names = names;
    this.tls = tls;
    this.allowed = allowed;
  }

  /** Sends the request and reads the head of the response. */
  OutgoingResponse post(Map<String, String> headers, byte[] body) throws NotDelivered {
    try (this) {
      var connection = connect(addresses());
      var secured = target.tls() ? secure(connection) : connection;
      var stream = secured.getOutputStream();
      stream.write(head(headers, body.length));
      stream.write(body);
      stream.flush();
      return ResponseHead.read(new BufferedInputStream(secured.getInputStream()));
    } catch (NotDelivered known) {
      throw known;
    } catch (SSLException failure) {
      throw new NotDelivered("The TLS connection failed: " + printable(failure.getMessage()));
    } catch (IOException failure) {
      throw new NotDelivered("The connection was interrupted.");
    }
  }

  private byte[] head(Map<String, String> headers, int length) {
    var head = new StringBuilder();
    head.append("POST ").append(target.path()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(target.authority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the addresses of the host, if all of them are allowed. */
  private List<InetAddress> addresses() throws NotDelivered {
    InetAddress[] found;
    try {
      found = names.resolve(target.host());
    } catch (UnknownHostException unknown) {
      throw new NotDelivered("The name of the host has no address.");
    }
    var checked = new ArrayList<InetAddress>();
    for (var address : found) {
      if (!isAllowed(address)) {
        throw new NotDelivered("The host resolves to an address that is not public.");
      }
      checked.add(address);
    }
    return checked;
  }

  private boolean isAllowed(InetAddress address) {
    if (allowed.loopback() && address.isLoopbackAddress()) {
      return true;
    }
    // A scope id, as in fe80::1%eth0, does not belong to the address.
    var text = address.getHostAddress();
    int scope = text.indexOf('%');
    return allowed.isPublic(IpAddress.parse(scope < 0 ? text : text.substring(0, scope)));
  }

  private Socket connect(List<InetAddress> addresses) throws IOException {
    for (var address : addresses) {
      var attempt = new Socket(Proxy.NO_PROXY);
      keep(attempt);
      try {
        attempt.connect(new InetSocketAddress(address, target.port()), (int) CONNECT.toMillis());
        return attempt;
      } catch (IOException unreachable) {
        attempt.close();
      }
    }
    throw new NotDelivered("No connection to the host could be made.");
  }

  /** The certificate must be that of the name (RFC 2818, 3.1), although the address is given. */
  private Socket secure(Socket connection) throws IOException {
    var secured = (SSLSocket) tls.createSocket(connection, target.host(), target.port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (target.literal().isEmpty()) {
      parameters.setServerNames(List.of(new SNIHostName(target.host())));
    }
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private synchronized void keep(Socket opened) throws IOException {
    if (closed) {
      opened.close();
      throw new NotDelivered("The request was cancelled.");
    }
    socket = opened;
  }

  @Override
  public synchronized void close() throws NotDelivered {
    closed = true;
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new NotDelivered("The connection was interrupted.");
      }
    }
  }

  private static String printable(@Nullable String text) {
    return String.valueOf(text).replaceAll("[^\\x20-\\x7e]", "?");
  }
}
