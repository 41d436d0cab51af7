package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The SHA-256 in the header {@code Content-Digest} (RFC 9530), if the sender set it. */
public final class ContentDigest {

  private static final String HEADER = "Content-Digest";

  /** The header is a dictionary of byte sequences (RFC 9651); other algorithms are ignored. */
  private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]*):");

  private final byte @Nullable [] promised;
  private final MessageDigest actual;

  private ContentDigest(byte @Nullable [] promised) {
    this.promised = promised;
    try {
      this.actual = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  public static ContentDigest none() {
    return new ContentDigest(null);
  }

  /** Parses the header; null means that there is none. */
  public static ContentDigest parse(@Nullable String header) {
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
      return new ContentDigest(Base64.getDecoder().decode(found.group(1)));
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

  InputStream of(InputStream bytes) {
    return promised == null ? bytes : new DigestInputStream(bytes, actual);
  }

  /** Refuses the body, after all of it was read, when its digest differs. */
  void mustBeKept() {
    if (promised != null && !MessageDigest.isEqual(promised, actual.digest())) {
      throw Rejected.because(
          ImportRule.CONTENT_DIGEST_MISMATCH,
          "The received file does not match its Content-Digest. Nothing of it was imported.");
    }
  }
}
