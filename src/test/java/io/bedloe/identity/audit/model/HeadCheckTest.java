package io.bedloe.identity.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.audit.AuditReport.Fault;
import io.bedloe.identity.audit.AuditReport.Kind;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadCheckTest {

  private static MacKeys macs(String secret, String label) {
    return Keyring.of(secret).macs(KeyPurpose.of(label, EarlierDerivation.LABEL_AND_SECRET));
  }

  private static final MacKeys KEY = macs("secret", "audit head");
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

  private static List<Head> threeDays() {
    var heads = new ArrayList<Head>();
    heads.add(Head.first(KEY, AT, 100));
    for (int day = 1; day <= 3; day++) {
      var last = heads.get(heads.size() - 1);
      heads.add(
          last.next(
              KEY,
              new Head.Content(
                  AT.plusSeconds(day), "2026-11-0" + day, 5, "seal " + day, 100 + day)));
    }
    return heads;
  }

  private static @Nullable Fault fault(boolean fromTheFirst, List<Head> heads) {
    var check = new HeadCheck(KEY, fromTheFirst);
    heads.forEach(check::next);
    return check.fault();
  }

  @Test
  void headsThatWereWrittenHaveNoFault() {
    assertThat(fault(true, threeDays())).isNull();
    assertThat(fault(false, threeDays().subList(1, 4))).isNull();
  }

  @Test
  void aDayThatWasRemovedWithItsHeadsIsFound() {
    var heads = threeDays();
    heads.remove(2);
    assertThat(fault(true, heads)).isEqualTo(new Fault(Kind.HEAD_REMOVED, 2L, null));
  }

  @Test
  void aFirstHeadThatWasRemovedIsFound() {
    assertThat(fault(true, threeDays().subList(1, 4)))
        .isEqualTo(new Fault(Kind.HEAD_REMOVED, 0L, null));
  }

  @Test
  void headsThatWereNumberedAnewAfterARemovalAreFound() {
    var heads = threeDays();
    var third = heads.remove(3);
    heads.set(
        2,
        new Head(
            2,
            third.at(),
            third.day(),
            third.position(),
            third.seal(),
            third.sealedBefore(),
            third.mac()));
    assertThat(fault(true, heads)).isEqualTo(new Fault(Kind.HEAD_CHANGED, 2L, null));
  }

  @Test
  void aHeadThatSaysSomethingElseIsFound() {
    for (int changed = 1; changed <= 3; changed++) {
      var heads = threeDays();
      var head = heads.get(changed);
      heads.set(
          changed,
          new Head(
              head.number(),
              head.at(),
              head.day(),
              4,
              head.seal(),
              head.sealedBefore(),
              head.mac()));
      assertThat(fault(true, heads)).isEqualTo(new Fault(Kind.HEAD_CHANGED, (long) changed, null));
    }
    var heads = threeDays();
    heads.set(0, new Head(0, AT, "1970-01-01", 0, "", 1_000, heads.get(0).mac()));
    assertThat(fault(true, heads)).isEqualTo(new Fault(Kind.HEAD_CHANGED, 0L, null));
  }

  @Test
  void headsOfAnotherSecretAreFound() {
    var check = new HeadCheck(macs("another", "audit head"), true);
    threeDays().forEach(check::next);
    assertThat(check.fault()).isEqualTo(new Fault(Kind.HEAD_CHANGED, 0L, null));
  }
}
