package io.bedloe.identity.access.usecase;

import io.bedloe.identity.access.AccessSettings;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.security.DerivedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys from {@code bedloe.secret} by HMAC-SHA-256 of the purpose. */
@ApplicationScoped
public class SecretKeys implements DerivedKeys {

  private static final String ALGORITHM = "HmacSHA256";

  private final Settings settings;

  @Inject
  public SecretKeys(Settings settings) {
    this.settings = settings;
  }

  @Override
  public byte[] keyFor(String purpose) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      var secret = settings.get(AccessSettings.SECRET).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }
}
