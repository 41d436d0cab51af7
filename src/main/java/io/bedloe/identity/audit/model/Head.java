package io.bedloe.identity.audit.model;

import io.bedloe.platform.crypto.MacKeys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A link of the chain over all days: the end of one day's chain at a time.
 *
 * @param number 0 for the first head; each head's number is one more than that of the head before
 * @param day the day of the chain; the epoch for the first head, which belongs to no day
 * @param position the last position of the day that has a seal
 * @param seal the seal at that position
 * @param sealedBefore rows of transactions before this one all have a seal
 * @param mac authenticates this head and the one before it
 */
public record Head(
    long number,
    Instant at,
    String day,
    long position,
    String seal,
    long sealedBefore,
    String mac) {

  private static final String NO_DAY = "1970-01-01";

  /** The content of a head, without its code. */
  public record Content(Instant at, String day, long position, String seal, long sealedBefore) {

    public Content {
      at = at.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** Creates the first head: rows of transactions before {@code sealedBefore} may have no codes. */
  public static Head first(MacKeys key, Instant at, long sealedBefore) {
    return of(key, 0, "", new Content(at, NO_DAY, 0, "", sealedBefore));
  }

  public Head next(MacKeys key, Content content) {
    return of(key, number + 1, mac, content);
  }

  /** Returns whether this head is unchanged and directly follows the other. */
  public boolean follows(Head before, MacKeys key) {
    return number == before.number + 1 && key.verify(mac, text(number, before.mac, content()));
  }

  /** Returns whether this is the first head and unchanged. */
  public boolean isFirst(MacKeys key) {
    var expected = new Content(at, NO_DAY, 0, "", sealedBefore);
    return number == 0 && content().equals(expected) && key.verify(mac, text(number, "", expected));
  }

  private Content content() {
    return new Content(at, day, position, seal, sealedBefore);
  }

  private static Head of(MacKeys key, long number, String macBefore, Content content) {
    return new Head(
        number,
        content.at(),
        content.day(),
        content.position(),
        content.seal(),
        content.sealedBefore(),
        key.sign(text(number, macBefore, content)));
  }

  private static String text(long number, String macBefore, Content content) {
    return String.join(
        "\n",
        macBefore,
        Long.toString(number),
        Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, content.at())),
        content.day(),
        Long.toString(content.position()),
        content.seal(),
        Long.toString(content.sealedBefore()));
  }
}
