package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that events cannot take all connections of a server. */
class RealtimeSettingsTest {

  private static List<String> faults(int ofEvents, int ofAll) {
    return new RealtimeSettings()
        .faults(
            new Settings(
                MapConfig.of(
                    Map.of(
                        "bedloe.realtime.connections", Integer.toString(ofEvents),
                        "bedloe.http.connections", Integer.toString(ofAll)))));
  }

  @Test
  void connectionsOfEventsLeaveSomeForOtherRequests() {
    assertThat(faults(999, 1000)).isEmpty();
    assertThat(faults(1000, 1000))
        .singleElement()
        .asString()
        .contains("bedloe.realtime.connections is 1000", "bedloe.http.connections, which is 1000");
  }
}
