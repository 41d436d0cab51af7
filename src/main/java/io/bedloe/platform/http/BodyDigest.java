package io.bedloe.platform.http;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.Fingerprint;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import io.bedloe.platform.json.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Detects whether a repeated request is the same one, by a fingerprint of its body. The fingerprint
 * is an HMAC: a body may contain a password, and a reader of the database must not be able to test
 * guesses.
 */
@RequestScoped
public class BodyDigest {

  /** Servers of the version before compare fingerprints with their own (ADR 96). */
  static final KeyPurpose PURPOSE =
      KeyPurpose.of("idempotency-fingerprint", EarlierDerivation.HMAC_OF_LABEL).writtenAsVersion0();

  private static final ObjectWriter SORTED =
      Json.mapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final MacKeys keys;
  private byte[] body = new byte[0];

  @Inject
  public BodyDigest(Keyring keyring) {
    this.keys = keyring.macs(PURPOSE);
  }

  public void add(byte[] json) {
    body = json;
  }

  /** Returns the fingerprint of the given words and the body together. */
  public Fingerprint with(String words) {
    return fingerprint(keys, words, body);
  }

  /** Returns the fingerprint of the given words alone. */
  public Fingerprint ofWords(String words) {
    return fingerprint(keys, words, new byte[0]);
  }

  /**
   * Returns the fingerprint of a JSON body; white space and the order of members do not matter (RFC
   * 8259, 4).
   */
  static Fingerprint fingerprint(MacKeys keys, String words, byte[] json) {
    return new Fingerprint(
        keys,
        words.getBytes(StandardCharsets.UTF_8),
        new byte[] {0},
        json.length == 0 ? json : sorted(json));
  }

  private static byte[] sorted(byte[] json) {
    try {
      return SORTED.writeValueAsBytes(Json.mapper().readValue(json, Object.class));
    } catch (IOException notJson) {
      return json;
    }
  }
}
