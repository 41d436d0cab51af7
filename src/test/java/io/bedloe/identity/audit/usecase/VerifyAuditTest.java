package io.bedloe.identity.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.audit.AuditReport.Fault;
import io.bedloe.identity.audit.AuditReport.Kind;
import io.bedloe.identity.audit.data.Heads;
import io.bedloe.identity.audit.data.Seals;
import io.bedloe.identity.audit.model.Chain;
import io.bedloe.identity.audit.model.DayCheck.Found;
import io.bedloe.identity.audit.model.DayCheck.Place;
import io.bedloe.identity.audit.model.Head;
import io.bedloe.platform.audit.AuditEntryId;
import io.bedloe.platform.crypto.Keyring;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Verification beside the timer that seals: other servers add seals and heads at any time. */
class VerifyAuditTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final AuditKeys keys = new AuditKeys(Keyring.of("a secret of a test, long enough"));
  private final Chain chain = keys.chainOf(DAY.toString());
  private final List<Place> places = new ArrayList<>();
  private final List<Head> chainOfHeads = new ArrayList<>();
  private final VerifyAudit audit =
      new VerifyAudit(new SealsWithAnotherServer(), new StoredHeads(), keys);
  private boolean isSealingBeside;

  VerifyAuditTest() {
    chainOfHeads.add(Head.first(keys.heads(), NOW, 0));
    seal("first");
  }

  @Test
  void aRowThatIsSealedDuringTheVerificationIsNoFault() {
    isSealingBeside = true;
    var report = audit.days(DAY, DAY, null);
    assertThat(places).as("the other server has sealed a row").hasSize(2);
    assertThat(report.days().get(0).fault()).isNull();
    assertThat(report.intact()).isTrue();
  }

  @Test
  void aRemovedTailIsFound() {
    seal("second");
    places.remove(1);
    var report = audit.days(DAY, DAY, null);
    assertThat(report.days().get(0).fault()).isEqualTo(new Fault(Kind.TAIL_REMOVED, 2L, null));
    assertThat(report.intact()).isFalse();
  }

  private void seal(String row) {
    var seal = chain.seal(row);
    var found = new Found(row, row, keys.rows().sign(row), 1);
    places.add(
        new Place(chain.position(), new AuditEntryId(new UUID(0, chain.position())), seal, found));
    var last = chainOfHeads.get(chainOfHeads.size() - 1);
    var content = new Head.Content(NOW, DAY.toString(), chain.position(), seal, 2);
    chainOfHeads.add(last.next(keys.heads(), content));
  }

  /** Reads the seals of the day; another server then seals a row before the next statement. */
  private final class SealsWithAnotherServer extends Seals {

    SealsWithAnotherServer() {
      super(new FakeSql());
    }

    @Override
    public void forEachOf(LocalDate day, Consumer<Place> visitor) {
      List.copyOf(places).forEach(visitor);
      if (isSealingBeside) {
        seal("sealed beside the verification");
      }
    }

    @Override
    public long unsealedOf(LocalDate day, boolean overdue) {
      return 0;
    }
  }

  private final class StoredHeads extends Heads {

    StoredHeads() {
      super(new FakeSql());
    }

    @Override
    public Optional<Head> lastOf(String day) {
      return chainOfHeads.stream()
          .filter(head -> head.day().equals(day))
          .reduce((before, last) -> last);
    }

    @Override
    public Optional<Head> byNumber(long number) {
      return chainOfHeads.stream().filter(head -> head.number() == number).findFirst();
    }

    @Override
    public long numberBefore(Instant moment) {
      return 0;
    }

    @Override
    public void forEachFrom(long number, Consumer<Head> visitor) {
      chainOfHeads.stream().filter(head -> head.number() >= number).forEach(visitor);
    }
  }
}
