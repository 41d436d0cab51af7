package io.bedloe.identity.audit.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.audit.AuditReport;
import io.bedloe.identity.audit.data.Heads;
import io.bedloe.identity.audit.data.Seals;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sealing in batches, each of which is a transaction, and what verification finds in between. */
class SealAuditTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  private final AuditKeys keys = new AuditKeys(Keyring.of("a secret of a test, long enough"));
  private final List<String> written = new ArrayList<>();
  private final List<Seals.Seal> sealed = new ArrayList<>();
  private final List<Head> heads = new ArrayList<>();
  private boolean isHeadRefused;

  private SealAudit sealing() {
    return new SealAudit(new StoredSeals(), new StoredHeads(), keys, new FakeClock());
  }

  /** Runs a batch as its transaction does: a failure leaves nothing of it. */
  private int sealNextBatch() {
    var sealsBefore = List.copyOf(sealed);
    var headsBefore = List.copyOf(heads);
    try {
      return sealing().sealNextBatch();
    } catch (IllegalStateException failure) {
      sealed.clear();
      sealed.addAll(sealsBefore);
      heads.clear();
      heads.addAll(headsBefore);
      throw failure;
    }
  }

  private void write(int rows) {
    for (int i = 0; i < rows; i++) {
      written.add("row " + written.size());
    }
  }

  private AuditReport verified() {
    return new VerifyAudit(new StoredSeals(), new StoredHeads(), keys).days(DAY, DAY, null);
  }

  @Test
  void afterEachBatchTheHeadTellsHowFarItIsSealed() {
    write(SealAudit.BATCH + 5);
    assertThat(sealNextBatch()).isEqualTo(SealAudit.BATCH);
    assertThat(last().position()).isEqualTo(SealAudit.BATCH);
    assertThat(last().sealedBefore()).isEqualTo(SealAudit.BATCH - 1);
    assertThat(sealNextBatch()).isEqualTo(5);
    assertThat(last().position()).isEqualTo(SealAudit.BATCH + 5);
    assertThat(sealNextBatch()).isZero();
  }

  @Test
  void rowsBehindTheLastBatchAreReportedAsWaitingAndAreNoFault() {
    write(SealAudit.BATCH + 5);
    sealNextBatch();
    var report = verified();
    assertThat(report.intact()).isTrue();
    assertThat(report.days().get(0).sealed()).isEqualTo(SealAudit.BATCH);
    assertThat(report.days().get(0).waiting()).isEqualTo(5);
  }

  @Test
  void aServerThatEndsBetweenTwoBatchesLosesNothing() {
    write(SealAudit.BATCH + 5);
    sealNextBatch();
    isHeadRefused = true;
    assertThatThrownBy(this::sealNextBatch).isInstanceOf(IllegalStateException.class);
    assertThat(verified().days().get(0).sealed()).isEqualTo(SealAudit.BATCH);
    isHeadRefused = false;
    write(1);
    assertThat(sealNextBatch()).isEqualTo(6);
    var report = verified();
    assertThat(report.intact()).isTrue();
    assertThat(report.days().get(0).sealed()).isEqualTo(SealAudit.BATCH + 6);
    assertThat(report.days().get(0).waiting()).isZero();
  }

  private Head last() {
    return heads.get(heads.size() - 1);
  }

  private static AuditEntryId id(int row) {
    return new AuditEntryId(new UUID(0, row));
  }

  /** Rows whose transaction ids are their indexes. */
  private final class StoredSeals extends Seals {

    StoredSeals() {
      super(new FakeSql());
    }

    @Override
    public void lock() {
      // There is one thread.
    }

    @Override
    public long sealedBeforeOfEarlierVersions() {
      return 0;
    }

    @Override
    public Optional<End> end(String day) {
      return Optional.empty();
    }

    @Override
    public List<Unsealed> unsealed(long sealedBefore, int most) {
      var rows = new ArrayList<Unsealed>();
      for (int i = Math.toIntExact(sealedBefore); i < written.size() && rows.size() < most; i++) {
        if (!hasSeal(i)) {
          var mac = keys.rows().sign(written.get(i));
          rows.add(new Unsealed(id(i), DAY.toString(), mac, null, i));
        }
      }
      return rows;
    }

    private boolean hasSeal(int row) {
      return sealed.stream().anyMatch(seal -> seal.auditId().equals(id(row)));
    }

    @Override
    public void add(List<Seal> seals) {
      sealed.addAll(seals);
    }

    @Override
    public void forEachOf(LocalDate day, Consumer<Place> visitor) {
      for (var seal : sealed) {
        int row = (int) seal.auditId().value().getLeastSignificantBits();
        var text = written.get(row);
        var found = new Found(text, text, keys.rows().sign(text), row);
        visitor.accept(new Place(seal.position(), seal.auditId(), seal.hash(), found));
      }
    }

    @Override
    public long unsealedOf(LocalDate day, boolean overdue) {
      long before = overdue ? last().sealedBefore() : written.size();
      return LongStream.range(0, before).filter(row -> !hasSeal(Math.toIntExact(row))).count();
    }
  }

  private final class StoredHeads extends Heads {

    StoredHeads() {
      super(new FakeSql());
    }

    @Override
    public void add(Head head) {
      if (isHeadRefused) {
        throw new IllegalStateException("the server ends");
      }
      heads.add(head);
    }

    @Override
    public Optional<Head> last() {
      return heads.stream().reduce((before, last) -> last);
    }

    @Override
    public Optional<Head> lastOf(String day) {
      return heads.stream().filter(head -> head.day().equals(day)).reduce((before, last) -> last);
    }

    @Override
    public Optional<Head> byNumber(long number) {
      return heads.stream().filter(head -> head.number() == number).findFirst();
    }

    @Override
    public long numberBefore(Instant moment) {
      return 0;
    }

    @Override
    public void forEachFrom(long number, Consumer<Head> visitor) {
      heads.stream().filter(head -> head.number() >= number).forEach(visitor);
    }
  }
}
