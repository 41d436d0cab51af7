package io.bedloe.identity.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.audit.AuditReport.Kind;
import io.bedloe.identity.audit.model.DayCheck.Found;
import io.bedloe.identity.audit.model.DayCheck.Place;
import io.bedloe.platform.audit.AuditEntryId;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayCheckTest {

  private static MacKeys macs(String secret, String label) {
    return Keyring.of(secret).macs(KeyPurpose.of(label, EarlierDerivation.LABEL_AND_SECRET));
  }

  private static final MacKeys ROWS = macs("secret", "audit row");
  private static final String DAY = "2026-11-21";
  private static final long SIGNED_FROM = 1_000;

  /** Returns the chain as Bedloe seals it, whoever wrote the rows. */
  private static List<Place> sealed(Found... rows) {
    var chain = new Chain(macs("secret", "audit"), DAY);
    var places = new ArrayList<Place>();
    for (var row : rows) {
      var seal = chain.seal(row.sealed());
      places.add(new Place(chain.position(), new AuditEntryId(UUID.randomUUID()), seal, row));
    }
    return places;
  }

  private static Found row(String text) {
    return new Found(text, text, ROWS.sign(text), SIGNED_FROM);
  }

  private static Head head(List<Place> places) {
    var last = places.get(places.size() - 1);
    var key = macs("secret", "audit head");
    var at = Instant.parse("2026-11-21T12:00:00Z");
    return Head.first(key, at, SIGNED_FROM)
        .next(key, new Head.Content(at, DAY, last.position(), last.seal(), SIGNED_FROM));
  }

  private static @Nullable Kind fault(List<Place> places, @Nullable Head head) {
    var check = new DayCheck(new Chain(macs("secret", "audit"), DAY), ROWS, SIGNED_FROM);
    places.forEach(check::next);
    check.end(head);
    var fault = check.fault();
    return fault == null ? null : fault.kind();
  }

  @Test
  void aDayAsItWasWrittenHasNoFault() {
    var places = sealed(row("a"), row("b"), row("c"));
    assertThat(fault(places, head(places))).isNull();
  }

  @Test
  void aTailThatWasRemovedWithItsSealsIsFound() {
    var places = sealed(row("a"), row("b"), row("c"));
    assertThat(fault(places.subList(0, 2), head(places))).isEqualTo(Kind.TAIL_REMOVED);
  }

  @Test
  void aDayThatWasRemovedWithItsSealsIsFound() {
    assertThat(fault(List.of(), head(sealed(row("a"))))).isEqualTo(Kind.TAIL_REMOVED);
  }

  @Test
  void aRowThatSomebodyInsertedIsFoundAlthoughItHasASeal() {
    for (var mac : List.of("", "0".repeat(64), ROWS.sign("another"))) {
      var places = sealed(row("a"), new Found("b", "b", mac, SIGNED_FROM));
      assertThat(fault(places, head(places))).as(mac).isEqualTo(Kind.INSERTED);
    }
    var places = sealed(row("a"), new Found("b", "b", null, SIGNED_FROM));
    assertThat(fault(places, head(places))).isEqualTo(Kind.INSERTED);
  }

  @Test
  void aRowIsSealedByItsCodeOrByItsColumns() {
    var chain = new Chain(macs("secret", "audit"), DAY);
    var places = List.of(byColumns(chain, row("a")), byCode(chain, row("b")));
    assertThat(fault(places, head(places))).isNull();
  }

  @Test
  void aRowThatDiffersFromItsSealedCodeIsFound() {
    for (var changed :
        List.of(
            new Found("B", "B", ROWS.sign("b"), SIGNED_FROM),
            new Found("B", "B", ROWS.sign("B"), SIGNED_FROM),
            new Found("b", "b", null, SIGNED_FROM - 1))) {
      var places = new ArrayList<Place>();
      var chain = new Chain(macs("secret", "audit"), DAY);
      places.add(byCode(chain, row("a")));
      var sealed = byCode(chain, row("b"));
      places.add(new Place(2, sealed.auditId(), sealed.seal(), changed));
      assertThat(fault(places, null)).as(changed.toString()).isEqualTo(Kind.CHANGED);
    }
  }

  private static Place byCode(Chain chain, Found row) {
    return place(chain, Chain.textOfCode(Objects.requireNonNull(row.mac())), row);
  }

  private static Place byColumns(Chain chain, Found row) {
    return place(chain, row.sealed(), row);
  }

  private static Place place(Chain chain, String text, Found row) {
    var seal = chain.seal(text);
    return new Place(chain.position(), new AuditEntryId(UUID.randomUUID()), seal, row);
  }

  @Test
  void aRowOfAnEarlierVersionNeedsNoCode() {
    var places = sealed(new Found("a", "a", null, SIGNED_FROM - 1), row("b"));
    assertThat(fault(places, head(places))).isNull();
  }

  @Test
  void aRowThatWasChangedOrRemovedIsFound() {
    var places = sealed(row("a"), row("b"));
    var first = places.get(0);
    places.set(0, new Place(1, first.auditId(), first.seal(), row("A")));
    assertThat(fault(places, null)).isEqualTo(Kind.CHANGED);
    places.set(0, new Place(1, first.auditId(), first.seal(), null));
    assertThat(fault(places, null)).isEqualTo(Kind.REMOVED);
    places.remove(0);
    assertThat(fault(places, null)).isEqualTo(Kind.GAP);
  }
}
