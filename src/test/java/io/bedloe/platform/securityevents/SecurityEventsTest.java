package io.bedloe.platform.securityevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.ratelimit.RateLimits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecurityEventsTest {

  private final Logger logger = Logger.getLogger(SecurityEvents.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private static SecurityEvents events(String perSource, String perServer) {
    var settings =
        MapConfig.settings(
            Map.of(
                "bedloe.security-events.per-source", perSource,
                "bedloe.security-events.per-server", perServer));
    var trail =
        new AuditTrail(
            new FakeSql(),
            () -> new UUID(0, 1),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            Optional::empty,
            row -> "code",
            changes -> {});
    return new SecurityEvents(new RateLimits(), settings, trail);
  }

  private static SecurityEvents.Count count(SecurityEvents events, SecurityEvent event) {
    return events.counts().stream()
        .filter(count -> count.event().equals(event.code()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEventIsLoggedUnderItsStableName() {
    assertThat(
            events("5", "5").record(SecurityEvent.AUTHN_API_KEY_FAIL, "192.0.2.1", "unknown-key"))
        .isTrue();
    assertThat(lines)
        .containsExactly(
            "Security event authn_api_key_fail: source=192.0.2.1 reason=unknown-key account=-"
                + " count=1 suppressed=0");
  }

  @Test
  void aSourceThatCausesTooManyIsCountedAndNotLogged() {
    var events = events("5", "1000");
    for (int i = 0; i < 100; i++) {
      events.record(SecurityEvent.AUTHN_API_KEY_FAIL, "192.0.2.1", "unknown-key");
    }
    assertThat(lines).hasSize(5);
    assertThat(count(events, SecurityEvent.AUTHN_API_KEY_FAIL))
        .isEqualTo(new SecurityEvents.Count("authn_api_key_fail", 100, 95));
  }

  @Test
  void anotherSourceAndAnotherEventAreLoggedNevertheless() {
    var events = events("1", "1000");
    events.record(SecurityEvent.AUTHN_API_KEY_FAIL, "192.0.2.1", "unknown-key");
    assertThat(events.record(SecurityEvent.AUTHN_API_KEY_FAIL, "192.0.2.1", "unknown-key"))
        .isFalse();
    assertThat(events.record(SecurityEvent.AUTHN_API_KEY_FAIL, "192.0.2.2", "unknown-key"))
        .isTrue();
    assertThat(events.record(SecurityEvent.AUTHN_TOKEN_FAIL, "192.0.2.1", "forged")).isTrue();
  }

  @Test
  void manySourcesTogetherCannotFillTheLog() {
    var events = events("5", "10");
    for (int i = 0; i < 100; i++) {
      events.record(SecurityEvent.AUTHN_API_KEY_FAIL, "192.0.2." + i, "unknown-key");
    }
    assertThat(lines).hasSize(10);
  }

  @Test
  void theAccountOfASuppressedEventIsNotLookedUp() {
    var events = events("1", "10");
    var asked = new ArrayList<UUID>();
    for (int i = 0; i < 3; i++) {
      events.record(
          SecurityEvent.AUTHN_LOGIN_FAIL_MAX,
          "192.0.2.1",
          "sign-in-delayed",
          () -> {
            asked.add(new UUID(0, 1));
            return Optional.empty();
          });
    }
    assertThat(asked).hasSize(1);
  }
}
