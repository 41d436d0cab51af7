package io.bedloe.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/**
 * A real OpenID Connect provider in this process, on 127.0.0.1, with any number of named issuers.
 * It accepts every sign-in with any claims; it does not affect Bedloe's own issuer.
 */
public final class ExternalIssuer implements AutoCloseable {

  private static final int KEY_BITS = 2048;

  private final int port;
  private final Keys keys = new Keys();
  private @Nullable MockOAuth2Server running;

  ExternalIssuer(int port) {
    this.port = port;
    OnExit.close(this);
    start();
  }

  /** Starts the provider, also again after {@link #stop}, on the same port with the same keys. */
  public synchronized void start() {
    OnExit.refuseWhenEnding();
    if (running == null) {
      var config =
          new OAuth2Config(
              true, null, null, false, new OAuth2TokenProvider(keys), Set.of(), new NettyWrapper());
      var server = new MockOAuth2Server(config);
      server.start(InetAddress.getLoopbackAddress(), port);
      running = server;
    }
  }

  /** Stops the provider. */
  public synchronized void stop() {
    if (running != null) {
      running.shutdown();
      running = null;
    }
  }

  /** Returns the issuer's identifier in tokens, which is also its address. */
  public String issuer(String name) {
    return "http://127.0.0.1:" + port + "/" + name;
  }

  /** Returns the private key with which an issuer signs now. */
  public RSAKey key(String name) {
    return keys.current(name);
  }

  /** Replaces the key of an issuer, and stops publishing the old one. */
  public void rotateKey(String name) {
    keys.rotate(name);
  }

  @Override
  public void close() {
    stop();
    OnExit.forget(this);
  }

  @Override
  public String toString() {
    return "the identity provider on port " + port;
  }

  /** Keys that a test can replace. */
  private static final class Keys extends KeyProvider {

    private final Map<String, RSAKey> byIssuer = new ConcurrentHashMap<>();
    private int made;

    Keys() {
      super(List.of(), JWSAlgorithm.RS256.getName());
    }

    RSAKey current(String issuer) {
      return byIssuer.computeIfAbsent(issuer, this::generated);
    }

    void rotate(String issuer) {
      byIssuer.put(issuer, generated(issuer));
    }

    @Override
    public JWK signingKey(String keyId) {
      return current(keyId);
    }

    private synchronized RSAKey generated(String issuer) {
      made++;
      try {
        return new RSAKeyGenerator(KEY_BITS)
            .keyID(issuer + "-" + ProcessHandle.current().pid() + "-" + made)
            .generate();
      } catch (JOSEException impossible) {
        throw new IllegalStateException("every Java has RSA", impossible);
      }
    }
  }
}
