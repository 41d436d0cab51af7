package io.bedloe.platform.realtime;

import io.bedloe.platform.crypto.Digests;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A ticket: a secret that opens one connection, soon after it was issued. Browsers cannot send a
 * header with the handshake of a WebSocket, and an access token in an address would be logged.
 */
public record Ticket(String text) {

  /** 256 random bits. */
  private static final int BYTES = 32;

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  static Ticket generate(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Parses the text of a client; empty when it cannot be a ticket. */
  static Optional<Ticket> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new Ticket(text)) : Optional.empty();
  }

  /** Returns the hash that is stored in place of the ticket; 256 random bits need no slow hash. */
  String hash() {
    return Digests.sha256Hex(text);
  }

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "Ticket[]";
  }
}
