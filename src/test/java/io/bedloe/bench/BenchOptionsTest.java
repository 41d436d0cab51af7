package io.bedloe.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

  @Test
  void emptyArgumentsKeepTheDefaults() {
    var options = BenchOptions.parse("loads=", "connections=", "seconds=", "base=");
    assertThat(options).isEqualTo(BenchOptions.parse());
    assertThat(options.loads()).containsExactly(Load.values());
    assertThat(options.connections()).containsExactly(1, 32, 100, 400);
    assertThat(options.base()).isEmpty();
  }

  @Test
  void namedLoadsAndConnectionsAreMeasured() {
    var options = BenchOptions.parse("loads=sql-order, get", "connections=32,1", "base=/other/wlp");
    assertThat(options.loads()).containsExactly(Load.GET, Load.SQL_ORDER);
    assertThat(options.connections()).containsExactly(32, 1);
    assertThat(options.base()).containsExactly(Path.of("/other/wlp"));
    assertThat(options.measuresDatabase()).isTrue();
    assertThat(BenchOptions.parse("loads=get").measuresDatabase()).isFalse();
  }

  @Test
  void anUnknownLoadIsRefusedWithTheNamesOfAll() {
    assertThatThrownBy(() -> BenchOptions.parse("loads=gets"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("\"gets\" is no load; there are get, sql-get, ");
  }

  @Test
  void anUnknownOptionAndAWrongNumberAreRefused() {
    assertThatThrownBy(() -> BenchOptions.parse("speed=1"))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("\"speed=1\" is no option");
    assertThatThrownBy(() -> BenchOptions.parse("seconds=0"))
        .isInstanceOf(Refusal.class)
        .hasMessage("seconds has to be a whole number from 1 to 99999 and is \"0\".");
  }
}
