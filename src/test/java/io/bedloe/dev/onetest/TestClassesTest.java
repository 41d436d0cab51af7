package io.bedloe.dev.onetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestClassesTest {

  private static final List<String> CLASSES =
      List.of(
          "x/MoneyTest", "x/Money", "y/MoneyProperties", "y/PlacingIT", "z/RunST", "z/PlacingIT");

  @Test
  void aTestIsFoundByItsSimpleName() {
    assertThat(TestClasses.find("MoneyTest", CLASSES)).isEqualTo("x/MoneyTest");
  }

  @Test
  void anUnknownNameIsAnsweredByTheNearestNames() {
    assertThatThrownBy(() -> TestClasses.find("MonyTest", CLASSES))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("There is no test MonyTest.")
        .hasMessageEndingWith("make t T=MoneyTest");
    assertThat(TestClasses.near("Money", CLASSES))
        .startsWith("MoneyProperties", "MoneyTest")
        .doesNotContain("Money");
  }

  @Test
  void aNameThatTwoPackagesHaveIsReported() {
    assertThatThrownBy(() -> TestClasses.find("PlacingIT", CLASSES))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("y/PlacingIT, z/PlacingIT");
  }
}
