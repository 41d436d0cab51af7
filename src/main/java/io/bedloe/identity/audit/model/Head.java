package io.bedloe.identity.audit.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A link of the chain over all days: how far the chain of one day had come at a moment.
 *
 * @param number 0 for the first, then one more each time
 * @param day whose chain it is; the epoch for the first head, which is of no day
 * @param position the last position of the day that has a seal
 * @param seal the seal there
 * @param sealedBefore rows of older transactions than this one all have a seal
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

  /** The first of all: rows of transactions before this one may be older than codes on rows. */
  public static Head first(AuditMac mac, Instant at, long sealedBefore) {
    return of(mac, 0, "", new Content(at, NO_DAY, 0, "", sealedBefore));
  }

  public Head next(AuditMac key, Content content) {
    return of(key, number + 1, mac, content);
  }

  /** Whether it is what was written, right after the other. */
  public boolean follows(Head before, AuditMac key) {
    return number == before.number + 1 && equals(before.next(key, content()));
  }

  /** Whether it is the first of all, and what was written. */
  public boolean isFirst(AuditMac key) {
    return number == 0 && equals(first(key, at, sealedBefore));
  }

  private Content content() {
    return new Content(at, day, position, seal, sealedBefore);
  }

  private static Head of(AuditMac key, long number, String macBefore, Content content) {
    var text =
        String.join(
            "\n",
            macBefore,
            Long.toString(number),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, content.at())),
            content.day(),
            Long.toString(content.position()),
            content.seal(),
            Long.toString(content.sealedBefore()));
    return new Head(
        number,
        content.at(),
        content.day(),
        content.position(),
        content.seal(),
        content.sealedBefore(),
        key.compute(text));
  }
}
