package io.bedloe.commerce.widgets.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.widgets.WidgetId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WidgetTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void aNewNameIsStrippedAndDated() {
    var widget = Widget.create(new WidgetId(new UUID(0, 1)), "first", NOW);
    widget.rename(" second ", NOW.plusSeconds(1));
    assertThat(widget.name()).isEqualTo("second");
    assertThat(widget.updatedAt()).isEqualTo(NOW.plusSeconds(1));
  }
}
