package io.bedloe.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Ports;
import io.bedloe.it.SystemTest;
import io.bedloe.kernel.IpRange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests requests with receivers on this machine, friendly and hostile ones. */
@SystemTest
@Timeout(60)
class OutgoingExchangeST {

  private static final String PASSWORD = "changeit";
  private static final byte[] BODY = "{\"a\": \"ä\"}".getBytes(StandardCharsets.UTF_8);
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final RawReceivers receivers = new RawReceivers();

  @AfterEach
  void stop() throws IOException {
    receivers.close();
  }

  private static TargetUrl http(int port) {
    return new TargetUrl(false, "receiver.example", port, "/hook?a=b");
  }

  private static InetAddress[] loopback(String name) {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static TargetUrl.Allowed allowed(boolean loopback, IpRange... refused) {
    return new TargetUrl.Allowed(Set.of(), loopback, List.of(refused));
  }

  private OutgoingResponse post(TargetUrl target) throws NotDelivered, ExchangeAborted {
    return post(target, OutgoingExchangeST::loopback, true);
  }

  private OutgoingResponse post(TargetUrl target, OutgoingExchange.Names names, boolean loopback)
      throws NotDelivered, ExchangeAborted {
    return post(target, names, loopback, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private OutgoingResponse post(
      TargetUrl target, OutgoingExchange.Names names, boolean loopback, SSLSocketFactory tls)
      throws NotDelivered, ExchangeAborted {
    var exchange = new OutgoingExchange(target, names, tls, allowed(loopback));
    return TimeLimit.run(
        exchange, () -> exchange.post(Map.of("X-Test", "yes"), BODY), receivers.threads(), LIMIT);
  }

  private void assertNotDelivered(TargetUrl target, String reason) {
    assertThatThrownBy(() -> post(target))
        .isInstanceOf(NotDelivered.class)
        .hasMessageContaining(reason);
  }

  @Test
  void theRequestHasItsHeadersAndItsBodyByteForByte() throws Exception {
    int port = receivers.start("HTTP/1.1 204 No Content\r\nRetry-After: 7\r\n\r\n");

    var response = post(http(port));

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("retry-after")).contains("7");
    assertThat(receivers.next())
        .containsExactly(
            "POST /hook?a=b HTTP/1.1",
            "Host: receiver.example:" + port,
            "X-Test: yes",
            "Content-Length: " + BODY.length,
            "Connection: close",
            new String(BODY, StandardCharsets.ISO_8859_1));
  }

  @Test
  void aRedirectIsReturnedAndNotFollowed() throws Exception {
    int other = receivers.start("HTTP/1.1 200 OK\r\n\r\n");
    int port =
        receivers.start("HTTP/1.1 307 Moved\r\nLocation: http://localhost:" + other + "/\r\n\r\n");

    assertThat(post(http(port)).status()).isEqualTo(307);

    assertThat(receivers.next()).contains("Host: receiver.example:" + port);
    assertThat(receivers.haveReceivedNothing()).isTrue();
  }

  @Test
  void anInterimResponseIsPassedOver() throws Exception {
    int port =
        receivers.start("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");
    assertThat(post(http(port)).status()).isEqualTo(200);
  }

  @Test
  void aBodyWithoutEndIsNotRead() throws Exception {
    int port =
        receivers.start(
            stream -> {
              stream.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              writeUntilClosed(stream, "x".repeat(1_000));
            });
    assertThat(post(http(port)).status()).isEqualTo(200);
  }

  private static void writeUntilClosed(OutputStream stream, String text) throws IOException {
    while (true) {
      stream.write(text.getBytes(StandardCharsets.US_ASCII));
      stream.flush();
    }
  }

  @Test
  void aHeadWithoutEndIsCutAtItsSizeLimit() throws Exception {
    int port =
        receivers.start(
            stream -> {
              stream.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
              writeUntilClosed(stream, "X-Filler: " + "x".repeat(1_000) + "\r\n");
            });
    assertNotDelivered(http(port), "more than 16384 bytes");
  }

  @Test
  void aReceiverThatSendsAByteNowAndThenIsCutAtTheTimeLimit() throws Exception {
    int port =
        receivers.start(
            stream -> {
              stream.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
              var pause = new LinkedBlockingQueue<String>();
              while (pollQuietly(pause) == null) {
                stream.write('x');
                stream.flush();
              }
            });
    assertNotDelivered(http(port), "no response within 2 s");
  }

  private static String pollQuietly(BlockingQueue<String> nothing) throws IOException {
    try {
      return nothing.poll(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      throw new IOException(ended);
    }
  }

  @Test
  void aReceiverThatNeverAnswersIsCutAtTheTimeLimitAndItsConnectionIsClosed() throws Exception {
    var closed = new LinkedBlockingQueue<String>();
    var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    receivers
        .threads()
        .execute(
            () -> {
              try (var connection = listening.accept()) {
                RawReceivers.request(connection);
                closed.add(connection.getInputStream().read() < 0 ? "closed" : "more");
              } catch (SocketException reset) {
                closed.add("closed");
              } catch (IOException failure) {
                closed.add(failure.toString());
              }
            });
    assertNotDelivered(http(listening.getLocalPort()), "no response within 2 s");
    assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
  }

  @ParameterizedTest
  @CsvSource({
    "'SSH-2.0-OpenSSH_9.6\r\n', not HTTP/1.1",
    "'HTTP/1.1 999 No\r\n\r\n', not HTTP/1.1",
    "'HTTP/1.1 200 OK\r\nX: y\r\n', ended before",
    "'', ended before"
  })
  void aResponseThatIsNotHttpIsNotAccepted(String response, String reason) throws Exception {
    assertNotDelivered(http(receivers.start(response)), reason);
  }

  @Test
  void aPortWithoutAReceiverIsReported() {
    assertNotDelivered(http(Ports.free()), "No connection");
  }

  @Test
  void aNameThatResolvesToThisMachineIsRefusedWithoutAConnection() throws Exception {
    int port = receivers.start("HTTP/1.1 200 OK\r\n\r\n");
    assertThatThrownBy(() -> post(http(port), OutgoingExchangeST::loopback, false))
        .isInstanceOf(NotDelivered.class)
        .hasMessage("The host resolves to an address that is not public.");
    assertThat(receivers.haveReceivedNothing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1",
    "169.254.169.254",
    "192.168.1.1",
    "::ffff:127.0.0.1",
    "fe80::1",
    "64:ff9b::a00:1"
  })
  void oneAddressThatIsNotPublicAmongOthersIsEnoughToRefuse(String address) {
    OutgoingExchange.Names names =
        name ->
            new InetAddress[] {
              InetAddress.getByName("93.184.215.14"), InetAddress.getByName(address)
            };
    assertThatThrownBy(() -> post(http(9), names, false))
        .isInstanceOf(NotDelivered.class)
        .hasMessageContaining("not public");
  }

  @Test
  void anAddressInARangeOfTheOperatorIsRefused() {
    OutgoingExchange.Names names =
        name -> new InetAddress[] {InetAddress.getByName("2001:67c:2e8:64::a00:1")};
    var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var ownNat64 = allowed(false, IpRange.parse("2001:67c:2e8:64::/96"));
    var exchange = new OutgoingExchange(http(9), names, tls, ownNat64);
    assertThatThrownBy(() -> exchange.post(Map.of(), BODY))
        .isInstanceOf(NotDelivered.class)
        .hasMessageContaining("not public");
  }

  @Test
  void theTimeUntilAThreadIsFreeDoesNotCount() throws Exception {
    int port = receivers.start("HTTP/1.1 200 OK\r\n\r\n");
    var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var exchange =
        new OutgoingExchange(http(port), OutgoingExchangeST::loopback, tls, allowed(true));
    var busy = new CountDownLatch(1);
    var single = Executors.newSingleThreadExecutor();
    var timer = Executors.newSingleThreadScheduledExecutor();
    try {
      single.execute(
          () -> {
            try {
              assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
          });
      var unused = timer.schedule(busy::countDown, 3, TimeUnit.SECONDS);
      var response = TimeLimit.run(exchange, () -> exchange.post(Map.of(), BODY), single, LIMIT);
      assertThat(response.status()).isEqualTo(200);
    } finally {
      single.shutdownNow();
      timer.shutdownNow();
    }
  }

  @Test
  void aServerThatStopsSaysNothingAboutTheReceiver() {
    receivers.threads().shutdown();
    assertThatThrownBy(() -> post(http(9))).isInstanceOf(ExchangeAborted.class);
  }

  /** With DNS rebinding the first answer is good and the next one leads inside. */
  @Test
  void aNameIsResolvedOnceAndTheCheckedAddressIsConnectedTo() throws Exception {
    var asked = new AtomicInteger();
    OutgoingExchange.Names rebinding =
        name ->
            asked.incrementAndGet() == 1
                ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                : new InetAddress[] {InetAddress.getByName("10.0.0.1")};
    int port = receivers.start("HTTP/1.1 200 OK\r\n\r\n");

    assertThat(post(http(port), rebinding, true).status()).isEqualTo(200);

    assertThat(asked).hasValue(1);
    assertThat(receivers.next()).contains("Host: receiver.example:" + port);
  }

  @Test
  void noProxyOfTheEnvironmentIsUsed() throws Exception {
    int port = receivers.start("HTTP/1.1 200 OK\r\n\r\n");
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("socksProxyPort", "9");
    try {
      assertThat(post(http(port)).status()).isEqualTo(200);
    } finally {
      System.clearProperty("socksProxyHost");
      System.clearProperty("socksProxyPort");
    }
  }

  @Test
  void theCertificateMustBeThatOfTheNameAndItsAuthorityMustBeTrusted(@TempDir Path files)
      throws Exception {
    var identity = certificateOf("receiver.example", files.resolve("identity.p12"));
    var tls = context(identity);
    var listening =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    int port =
        receivers.serve(
            listening,
            stream -> stream.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
    var named = new TargetUrl(true, "receiver.example", port, "/");
    var other = new TargetUrl(true, "other.example", port, "/");

    assertThat(post(named, OutgoingExchangeST::loopback, true, tls.getSocketFactory()).status())
        .isEqualTo(200);
    assertThatThrownBy(
            () -> post(other, OutgoingExchangeST::loopback, true, tls.getSocketFactory()))
        .isInstanceOf(NotDelivered.class)
        .hasMessageContaining("TLS")
        .hasMessageContaining("other.example");
    assertNotDelivered(named, "The TLS connection failed");
  }

  private static SSLContext context(KeyStore identity) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity, PASSWORD.toCharArray());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("receiver", identity.getCertificate("receiver"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
    return context;
  }

  private static KeyStore certificateOf(String name, Path file) throws Exception {
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "receiver",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-ext",
                "bc:c",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var stream = Files.newInputStream(file)) {
      store.load(stream, PASSWORD.toCharArray());
    }
    return store;
  }
}
