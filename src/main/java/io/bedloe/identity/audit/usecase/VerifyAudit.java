package io.bedloe.identity.audit.usecase;

import io.bedloe.identity.audit.AuditHead;
import io.bedloe.identity.audit.AuditReport;
import io.bedloe.identity.audit.AuditReport.Day;
import io.bedloe.identity.audit.AuditReport.Fault;
import io.bedloe.identity.audit.AuditReport.Kind;
import io.bedloe.identity.audit.data.Heads;
import io.bedloe.identity.audit.data.Seals;
import io.bedloe.identity.audit.model.DayCheck;
import io.bedloe.identity.audit.model.Head;
import io.bedloe.identity.audit.model.HeadCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recomputes the seals of the audit trail and compares them. */
@ApplicationScoped
public class VerifyAudit {

  private final Seals seals;
  private final Heads heads;
  private final AuditKeys keys;

  @Inject
  public VerifyAudit(Seals seals, Heads heads, AuditKeys keys) {
    this.seals = seals;
    this.heads = heads;
    this.keys = keys;
  }

  /** A head that an operator has kept. */
  public record KnownHead(long number, String mac) {}

  /** Returns the newest head; empty when nothing was sealed yet. */
  public Optional<AuditHead> head() {
    return heads.last().map(VerifyAudit::view);
  }

  /** Returns whether a head that was read before still exists unchanged. */
  public boolean isThere(KnownHead seen) {
    return heads.byNumber(seen.number()).filter(head -> head.mac().equals(seen.mac())).isPresent();
  }

  /**
   * Verifies the days, both included, and the heads from the first of these days to the newest
   * head.
   *
   * @param seen a head that was read before; null when none is to be compared
   */
  @Transactional
  public AuditReport days(LocalDate from, LocalDate to, @Nullable KnownHead seen) {
    long signedFrom = heads.byNumber(0).map(Head::sealedBefore).orElse(Long.MAX_VALUE);
    var days = from.datesUntil(to.plusDays(1)).map(day -> day(day, signedFrom)).toList();
    var fault = heads(from);
    if (fault == null && seen != null && !isThere(seen)) {
      fault = new Fault(Kind.HEAD_REMOVED, seen.number(), null);
    }
    return new AuditReport(
        fault == null && days.stream().allMatch(day -> day.fault() == null), days, fault);
  }

  private Day day(LocalDate day, long signedFrom) {
    var check = new DayCheck(keys.chainOf(day.toString()), keys.rows(), signedFrom);
    // The head is read first: seals that are added meanwhile come after it, so none seems removed
    var head = heads.lastOf(day.toString()).orElse(null);
    seals.forEachOf(day, check::next);
    check.end(head);
    long waiting = seals.unsealedOf(day, false);
    var fault = check.fault();
    if (fault == null && seals.unsealedOf(day, true) > 0) {
      fault = new Fault(Kind.SLIPPED_IN, null, null);
    }
    return new Day(day, check.position(), waiting, fault);
  }

  private @Nullable Fault heads(LocalDate from) {
    long first = heads.numberBefore(from.atStartOfDay().toInstant(ZoneOffset.UTC));
    var check = new HeadCheck(keys.heads(), first == 0);
    heads.forEachFrom(first, check::next);
    return check.fault();
  }

  private static AuditHead view(Head head) {
    return new AuditHead(head.number(), head.at(), head.mac());
  }
}
