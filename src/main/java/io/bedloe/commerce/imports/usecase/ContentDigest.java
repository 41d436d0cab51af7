package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SHA-256 in the header {@code Content-Digest} (RFC 9530), if the sender set it. */
public final class ContentDigest {

  private static final String HEADER = "Content-Digest";

  /** The header is a dictionary of byte sequences (RFC 9651); other algorithms are ignored. */
  private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]*):");

  private final byte @Nullable [] promised;
  private final Supplier<byte[]> received;

  private ContentDigest(byte @Nullable [] promised, Supplier<byte[]> received) {
    this.promised = promised;
    this.received = received;
  }

  public static ContentDigest none() {
    return new ContentDigest(null, () -> new byte[0]);
  }

  /**
   * Parses the header.
   *
   * @param header null means that there is none
   * @param received the digest of the received bytes, asked for when all of them are read
   */
  public static ContentDigest parse(@Nullable String header, Supplier<byte[]> received) {
    if (header == null) {
      return none();
    }
    var found = SHA_256.matcher(header);
    if (!found.find()) {
      if (header.contains("sha-256")) {
        throw malformed();
      }
      return none();
    }
    try {
      return new ContentDigest(Base64.getDecoder().decode(found.group(1)), received);
    } catch (IllegalArgumentException notBase64) {
      throw malformed();
    }
  }

  private static Rejected malformed() {
    return Rejected.because(
        ImportRule.INVALID_IMPORT,
        "The Content-Digest cannot be parsed.",
        List.of(new Fault(HEADER, "invalid-digest", "not of the form sha-256=:base64:")));
  }

  /** Refuses the body, after all of it was read, when its digest differs. */
  void mustBeKept() {
    if (promised != null && !MessageDigest.isEqual(promised, received.get())) {
      throw Rejected.because(
          ImportRule.CONTENT_DIGEST_MISMATCH,
          "The received file does not match its Content-Digest. Nothing of it was imported.");
    }
  }
}
