package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Refusal;
import org.junit.jupiter.api.Test;

class PgBenchTest {

  @Test
  void theStatementsOfAPipelineAreSentTogetherAndItsPreparationIsNot() {
    assertThat(PgBench.inOneRoundTrip("\\set a 1\n-- statements\nBEGIN;\nCOMMIT;\n"))
        .isEqualTo("\\set a 1\n-- statements\n\\startpipeline\nBEGIN;\nCOMMIT;\n\\endpipeline\n");
  }

  @Test
  void severalPipelinesBecomeOne() {
    var two = "\\startpipeline\nBEGIN;\nSELECT 1;\n\\endpipeline\n";
    assertThat(PgBench.inOneRoundTrip("-- statements\n" + two + "COMMIT;\n"))
        .isEqualTo("-- statements\n\\startpipeline\nBEGIN;\nSELECT 1;\nCOMMIT;\n\\endpipeline\n");
  }

  @Test
  void aScriptWithoutTheLineOfItsStatementsIsRefused() {
    assertThatThrownBy(() -> PgBench.inOneRoundTrip("BEGIN;\n"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("-- statements");
  }

  @Test
  void theThirdFieldOfTheLogIsTheLatencyInMicroseconds() {
    assertThat(PgBench.millis("0 199 2241 0 1175850568 995598")).isEqualTo(2.241);
  }
}
