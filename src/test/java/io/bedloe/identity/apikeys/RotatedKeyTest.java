package io.bedloe.identity.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RotatedKeyTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  @Test
  void aRotatedKeyLivesAsLongAsTheOneBeforeItWasToLive() {
    assertThat(ManageKeys.endOfRotated(keyUntil(Instant.parse("2026-04-01T00:00:00Z")), NOW))
        .isEqualTo("2026-06-29T12:00:00Z");
  }

  @Test
  void aRotatedKeyDoesNotEndWhenTheOneBeforeItDidNot() {
    assertThat(ManageKeys.endOfRotated(keyUntil(null), NOW)).isNull();
  }

  @Test
  void theEndIsATimeThatCanBeWritten() {
    assertThat(ManageKeys.endOfRotated(keyUntil(Instant.parse("9999-12-31T00:00:00Z")), NOW))
        .isEqualTo("9999-12-31T23:59:59Z");
  }

  private static ApiKeyView keyUntil(@Nullable Instant end) {
    return new ApiKeyView(
        new UUID(0, 1),
        new UUID(0, 2),
        "ERP",
        "bdl_dev_x",
        List.of("orders:read"),
        List.of(),
        60,
        CREATED,
        CREATED,
        end,
        end == null,
        null,
        null);
  }
}
