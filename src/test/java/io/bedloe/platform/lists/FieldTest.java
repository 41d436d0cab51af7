package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTest {

  enum Colour {
    RED,
    GREEN
  }

  static Stream<Arguments> valuesOfEachType() {
    return Stream.of(
        Arguments.of(FieldType.TEXT, "Lamp", "Lamp"),
        Arguments.of(FieldType.CASELESS, "Lamp", "Lamp"),
        Arguments.of(
            FieldType.ID,
            "0190a5a0-0000-7000-8000-000000000000",
            UUID.fromString("0190a5a0-0000-7000-8000-000000000000")),
        Arguments.of(FieldType.NUMBER, "-7", -7L),
        Arguments.of(FieldType.AMOUNT, "19.99", new BigDecimal("19.99")),
        Arguments.of(FieldType.TIME, "2026-01-01", Instant.parse("2026-01-01T00:00:00Z")),
        Arguments.of(
            FieldType.TIME, "2026-01-01T01:00:00+02:00", Instant.parse("2025-12-31T23:00:00Z")),
        Arguments.of(FieldType.FLAG, "true", true),
        Arguments.of(FieldType.FLAG, "false", false));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("valuesOfEachType")
  void aValueIsReadByTheTypeOfItsField(FieldType type, String text, Object value) {
    assertThat(Field.filterable("field", type, "sql").valueOf(text)).isEqualTo(value);
  }

  @Test
  void anAmountHasFortyCharactersAtMost() {
    assertThat(FieldType.AMOUNT.parse("9".repeat(40))).isEqualTo(new BigDecimal("9".repeat(40)));
    assertThatThrownBy(() -> FieldType.AMOUNT.parse("9".repeat(41)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAmountHasAnExponentOfFortyAtMost() {
    assertThat(FieldType.AMOUNT.parse("1e40")).isEqualTo(new BigDecimal("1e40"));
    assertThat(FieldType.AMOUNT.parse("1e-40")).isEqualTo(new BigDecimal("1e-40"));
    for (var text : List.of("1e41", "1e-41")) {
      assertThatThrownBy(() -> FieldType.AMOUNT.parse(text))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aNulCharacterIsRefusedAtTheBeginningToo() {
    for (var text : List.of("\0", "\0a", "a\0")) {
      assertThatThrownBy(() -> FieldType.TEXT.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("NUL");
    }
  }

  @Test
  void aChoiceIsOneOfTheNamesOfItsConstants() {
    var colour = Field.choice("colour", Colour.class, "t.colour");
    assertThat(colour.choices()).isEqualTo(Set.of("GREEN", "RED"));
    assertThat(colour.valueOf("RED")).isEqualTo("RED");
    assertThatThrownBy(() -> colour.valueOf("red")).hasMessage("not one of GREEN, RED");
    assertThat(colour.operatorNames()).containsExactly("eq", "in", "ne");
    assertThat(colour.sortable()).isFalse();
  }

  @Test
  void onlyASortableFieldSortsAList() {
    assertThat(Field.filterable("sku", FieldType.TEXT, "p.sku").sortable()).isFalse();
    assertThat(Field.sortable("sku", FieldType.TEXT, "p.sku").sortable()).isTrue();
  }

  @Test
  void theOperatorsOfAFieldAreThoseOfItsType() {
    assertThat(Field.filterable("sku", FieldType.TEXT, "p.sku").operatorNames())
        .containsExactly("contains", "eq", "in", "ne");
    assertThat(Field.filterable("price", FieldType.AMOUNT, "p.price").operatorNames())
        .containsExactly("eq", "gt", "gte", "in", "lt", "lte", "ne");
  }

  @Test
  void theReferenceDescribesTypesAndOperators() {
    assertThat(FieldType.TIME.description()).isEqualTo("RFC 3339 time or date");
    assertThat(Operator.GTE.meaning().formatted("price"))
        .isEqualTo("Returns the items where price is at least this value.");
  }
}
