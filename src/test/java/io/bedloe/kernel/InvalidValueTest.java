package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidValueTest {

  @Test
  void theFaultNamesThePlaceOfTheValueFromTheOutside() {
    var deep = new InvalidValue("too-large", "is too large").in("quantity").in(2).in("lines");
    assertThat(deep.at("/order"))
        .isEqualTo(new Fault("/order/lines/2/quantity", "too-large", "is too large"));
    assertThat(deep.code()).isEqualTo("too-large");
  }

  @Test
  void slashesAndTildesOfANameAreEscapedAsInRfc6901() {
    assertThat(new InvalidValue("wrong", "is wrong").in("a/b~c").at("").pointer())
        .isEqualTo("/a~1b~0c");
  }
}
