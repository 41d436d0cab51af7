package io.bedloe.platform.outbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeSql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckOutboxTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final FakeSql sql = new FakeSql();
  private final CheckOutbox check = new CheckOutbox(sql, Clock.fixed(NOW, ZoneOffset.UTC));

  private void oldestWaitsFor(Duration time) {
    sql.rows("FROM outbox", parameters -> List.of(Map.of("at", NOW.minus(time))));
  }

  @Test
  void anEmptyOutboxIsFine() {
    assertThatCode(check::checkPublished).doesNotThrowAnyException();
  }

  @Test
  void anEventMayWaitForAMinute() {
    oldestWaitsFor(CheckOutbox.LONGEST_WAIT);
    assertThatCode(check::checkPublished).doesNotThrowAnyException();
  }

  @Test
  void anEventThatWaitsForLongerIsAFailureThatNamesItsTime() {
    oldestWaitsFor(CheckOutbox.LONGEST_WAIT.plusMillis(1));
    assertThatThrownBy(check::checkPublished).hasMessageContaining("2026-11-22T09:58:59.999Z");
  }

  @Test
  void aConsumerThatIsBehindIsAFailureThatNamesIt() {
    assertThatCode(check::checkConsumers).doesNotThrowAnyException();
    sql.rows("FROM event_consumers", parameters -> List.of(Map.of("name", "webhooks")));
    assertThatThrownBy(check::checkConsumers).hasMessageContaining("webhooks");
  }
}
