package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SystemTest
class FailedStartST {
  @Test
  void aServerWhoseApplicationFailsReportsTheReasonAndStops() {
    try (BedloeServer server = BedloeServer.onOwnDatabase(Map.of("BEDLOE_PROFILE", "nowhere"))) {
      assertThatThrownBy(server::start)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("Bedloe does not start because")
          .hasMessageContaining("not one of development, test, production");
      assertThat(server.isRunning()).isFalse();
    }
  }
}
