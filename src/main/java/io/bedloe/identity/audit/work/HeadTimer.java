package io.bedloe.identity.audit.work;

import io.bedloe.identity.audit.usecase.VerifyAudit;
import io.bedloe.identity.audit.usecase.VerifyAudit.KnownHead;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the head of the audit trail to the log each hour and soon after the start, so that a copy
 * exists outside of the database; and checks each minute that the head it last read still exists.
 * Each server does this for itself, with a head that it keeps in its memory, because somebody who
 * changes the database must not be able to change what the head is compared with, or to skip the
 * check. A schedule, whose rows are in that database and whose job one server runs, cannot do that.
 */
@Singleton
public class HeadTimer {

  private static final Logger LOG = Logger.getLogger(HeadTimer.class.getName());
  private static final int MINUTES = 60;

  @Inject private Recurring recurring;
  @Inject private VerifyAudit verify;
  private @Nullable KnownHead known;
  private int minutes;

  @Schedule(hour = "*", minute = "*", second = "5", persistent = false)
  void run() {
    recurring.run("check the head of the audit trail", this::check);
  }

  private void check() {
    var before = known;
    if (before != null && !verify.isThere(before)) {
      LOG.log(
          Level.SEVERE,
          "audit-head-lost: the head {0} with the code {1} was in the database and is missing: "
              + "audit rows were removed, or an older backup was restored",
          new Object[] {Long.toString(before.number()), before.mac()});
    }
    var now = verify.head();
    known = now.map(head -> new KnownHead(head.number(), head.mac())).orElse(null);
    if (now.isPresent() && minutes++ % MINUTES == 0) {
      LOG.log(
          Level.INFO,
          "audit-head: number {0}, at {1}, code {2}",
          new Object[] {Long.toString(now.get().number()), now.get().at(), now.get().mac()});
    }
  }
}
