package io.bedloe.commerce.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.kernel.InvalidValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  private static Map<String, Object> nested(int levels) {
    Map<String, Object> object = Map.of("a", 1);
    for (int i = 1; i < levels; i++) {
      object = Map.of("a", object);
    }
    return object;
  }

  private static Map<String, Object> members(int many) {
    var object = new HashMap<String, Object>();
    for (int i = 0; i < many; i++) {
      object.put("m" + i, true);
    }
    return object;
  }

  private static void fits(Map<String, Object> members) {
    assertThatCode(() -> new Attributes(members)).doesNotThrowAnyException();
  }

  private static void refused(Map<String, Object> members, String code) {
    assertThatThrownBy(() -> new Attributes(members))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            invalid -> org.assertj.core.api.Assertions.assertThat(invalid.code()).isEqualTo(code));
  }

  @Test
  void theyAreFiveLevelsDeepAtMost() {
    fits(nested(Attributes.DEEPEST));
    refused(nested(Attributes.DEEPEST + 1), "too-deep");
  }

  @Test
  void theyHaveAHundredMembersAtMostWhereverTheyStand() {
    fits(members(Attributes.MOST_MEMBERS));
    refused(members(Attributes.MOST_MEMBERS + 1), "too-many");
    refused(Map.of("list", Collections.nCopies(Attributes.MOST_MEMBERS, 1)), "too-many");
    fits(Map.of("list", Collections.nCopies(Attributes.MOST_MEMBERS - 1, 1)));
  }

  @Test
  void theirTextIsBoundedWithTheNames() {
    fits(Map.of("a", "x".repeat(Attributes.LONGEST - 1)));
    refused(Map.of("a", "x".repeat(Attributes.LONGEST)), "too-long");
    refused(Map.of("x".repeat(Attributes.LONGEST + 1), 1), "too-long");
  }

  @Test
  void whatCannotBeStoredIsFoundHoweverDeep() {
    refused(Map.of("a", List.of(Map.of("b", "\0"))), "nul-character");
    refused(Map.of("\ud800", 1), "lone-surrogate");
  }

  @Test
  void aFaultOfOneValueNamesItsPlaceAndABoundOfTheWholeNamesNone() {
    var number = Map.<String, Object>of("a/b", List.of(1, Map.of("c~d", new BigDecimal("1e400"))));
    assertThat(pointer(number)).isEqualTo("/attributes/a~1b/1/c~0d");
    assertThat(pointer(Map.of("a", List.of("x", "\0")))).isEqualTo("/attributes/a/1");
    assertThat(pointer(Map.of("a", Map.of("\0", 1)))).isEqualTo("/attributes/a");
    assertThat(pointer(nested(Attributes.DEEPEST + 1))).isEqualTo("/attributes");
  }

  private static String pointer(Map<String, Object> members) {
    return catchThrowableOfType(InvalidValue.class, () -> new Attributes(members))
        .at("/attributes")
        .pointer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e40", "-1e31", "1e-31", "1e999999999", "0.1234567890123456789012345678901"})
  void aNumberThatIsLongWhenItIsWrittenOutIsRefused(String number) {
    assertThatThrownBy(() -> new Attributes(Map.of("a", List.of(new BigDecimal(number)))))
        .isInstanceOf(InvalidValue.class);
    assertThat(new Attributes(Map.of("a", new BigDecimal("1e20"))).members()).hasSize(1);
  }
}
