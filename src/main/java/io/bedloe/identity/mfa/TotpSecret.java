package io.bedloe.identity.mfa;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.bedloe.platform.crypto.Digests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * The shared secret of a TOTP authenticator (RFC 6238: SHA-1, six digits, thirty seconds, which
 * every authenticator app supports).
 *
 * @param base64 160 random bits
 */
public record TotpSecret(String base64) {

  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final int BYTES = 20;

  /**
   * The number of time steps that a code may be late, because typing takes time. A code of a future
   * step is not accepted (RFC 6238, 5.2): an app with a correct clock cannot have shown it.
   */
  private static final int STEPS_LATE = 1;

  public static TotpSecret generate(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new TotpSecret(Base64.getEncoder().encodeToString(bytes));
  }

  /** Returns the secret in Base32 (RFC 4648); 20 bytes need no padding. */
  public String base32() {
    return Base32.toBase32String(bytes());
  }

  /**
   * Returns the secret as a key URI for a QR code.
   *
   * @param account the name of the account
   */
  public String uri(String account) {
    return "otpauth://totp/Bedloe:%s?secret=%s&issuer=Bedloe"
        .formatted(URLEncoder.encode(account, StandardCharsets.UTF_8), base32());
  }

  /**
   * Returns the time step of a code, if the code is valid now.
   *
   * @param last the time step of the last accepted code; it and earlier steps are not valid any
   *     more
   */
  public OptionalLong stepOf(String code, Instant now, long last) {
    var length = CODES.getTimeStep();
    long current = now.getEpochSecond() / length.toSeconds();
    for (long step = current - STEPS_LATE; step <= current; step++) {
      if (step > last
          && Digests.areEqual(code, codeAt(Instant.ofEpochSecond(step * length.toSeconds())))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  /** Returns the code of a time. */
  public String codeAt(Instant moment) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(bytes(), CODES.getAlgorithm()), moment);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException("any bytes are a key", impossible);
    }
  }

  private byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "TotpSecret[…]";
  }
}
