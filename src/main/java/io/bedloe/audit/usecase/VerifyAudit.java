package io.bedloe.audit.usecase;

import io.bedloe.access.AccessSettings;
import io.bedloe.audit.AuditReport;
import io.bedloe.audit.AuditReport.Day;
import io.bedloe.audit.AuditReport.Fault;
import io.bedloe.audit.AuditReport.Kind;
import io.bedloe.audit.data.Seals;
import io.bedloe.audit.data.Seals.Sealed;
import io.bedloe.audit.model.Chain;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Computes the seals of the audit trail anew and compares. */
@ApplicationScoped
public class VerifyAudit {

  private final Seals seals;
  private final Settings settings;

  @Inject
  public VerifyAudit(Seals seals, Settings settings) {
    this.seals = seals;
    this.settings = settings;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected VerifyAudit() {
    this.seals = null;
    this.settings = null;
  }

  /** Both days are included. */
  @Transactional
  public AuditReport days(LocalDate from, LocalDate to) {
    var days = from.datesUntil(to.plusDays(1)).map(this::day).toList();
    return new AuditReport(days.stream().allMatch(day -> day.fault() == null), days);
  }

  private Day day(LocalDate day) {
    var check = new Check(new Chain(settings.get(AccessSettings.SECRET), day.toString()));
    seals.eachOf(day, check::next);
    long waiting = seals.unsealedOf(day, false);
    if (check.fault == null && seals.unsealedOf(day, true) > 0) {
      check.fault = new Fault(Kind.SLIPPED_IN, null, null);
    }
    return new Day(day, check.chain.position(), waiting, check.fault);
  }

  /** Walks along a chain and keeps the first fault. */
  private static final class Check {
    private final Chain chain;
    private @Nullable Fault fault;

    Check(Chain chain) {
      this.chain = chain;
    }

    void next(Sealed sealed) {
      if (fault != null) {
        return;
      }
      if (sealed.position() != chain.position() + 1) {
        fault = new Fault(Kind.GAP, chain.position() + 1, null);
      } else if (sealed.canonical() == null) {
        fault = new Fault(Kind.REMOVED, sealed.position(), sealed.auditId());
      } else if (!chain.seal(sealed.canonical()).equals(sealed.hash())) {
        fault = new Fault(Kind.CHANGED, sealed.position(), sealed.auditId());
      }
    }
  }
}
