package io.bedloe.platform.crypto;

import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys from {@code bedloe.secret} by HMAC-SHA-256 of the purpose. */
@ApplicationScoped
public class DerivedKeys {

  private static final String ALGORITHM = "HmacSHA256";

  private final Settings settings;

  @Inject
  public DerivedKeys(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the key of a purpose: 32 bytes, the same on every server with the same secret.
   *
   * @param purpose a constant, such as {@code idempotency-fingerprint}
   */
  public byte[] keyFor(String purpose) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      var secret = settings.get(CryptoSettings.SECRET).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }
}
