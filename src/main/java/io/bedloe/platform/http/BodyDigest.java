package io.bedloe.platform.http;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bedloe.platform.crypto.DerivedKeys;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Detects whether a repeated request is the same one, by a fingerprint of its body. The fingerprint
 * is an HMAC: a body may contain a password, and a reader of the database must not be able to test
 * guesses.
 */
@RequestScoped
public class BodyDigest {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "idempotency-fingerprint";
  private static final ObjectWriter SORTED =
      Json.mapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final DerivedKeys keys;
  private byte[] body = new byte[0];

  @Inject
  public BodyDigest(DerivedKeys keys) {
    this.keys = keys;
  }

  void add(byte[] json) {
    body = json;
  }

  /** Returns the fingerprint of the given words and the body together, in hexadecimal. */
  public String with(String words) {
    return fingerprint(keys.keyFor(PURPOSE), words, body);
  }

  /** Returns the fingerprint of the given words alone, in hexadecimal. */
  public String ofWords(String words) {
    return fingerprint(keys.keyFor(PURPOSE), words, new byte[0]);
  }

  /**
   * Returns the fingerprint of a JSON body; white space and the order of members do not matter (RFC
   * 8259, 4).
   */
  static String fingerprint(byte[] key, String words, byte[] json) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(words.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(json.length == 0 ? json : sorted(json)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }

  private static byte[] sorted(byte[] json) {
    try {
      return SORTED.writeValueAsBytes(Json.mapper().readValue(json, Object.class));
    } catch (IOException notJson) {
      return json;
    }
  }
}
