package io.bedloe.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  record Parcel(
      @Nullable String name, @Nullable Long weight, boolean fragile, @Nullable Money value) {

    /** The method is not a component, so JSON does not contain it. */
    public boolean isEmpty() {
      return weight == null;
    }
  }

  record Sent(Instant at, Map<String, Object> free) {}

  @Test
  void aRecordIsWrittenByItsComponentsAlone() throws Exception {
    var parcel = new Parcel("Lamp", 3L, true, Money.parse("19.90", "GBP"));
    assertThat(Json.mapper().writeValueAsString(parcel))
        .isEqualTo(
            """
            {"name":"Lamp","weight":3,"fragile":true,"value":{"amount":"19.90","currency":"GBP"}}""");
  }

  @Test
  void nullMembersAreLeftOutExceptInFreeData() throws Exception {
    assertThat(Json.mapper().writeValueAsString(new Parcel(null, null, false, null)))
        .isEqualTo("{\"fragile\":false}");
    var free = new java.util.HashMap<String, Object>();
    free.put("colour", null);
    assertThat(Json.mapper().writeValueAsString(new Sent(Instant.EPOCH, free)))
        .isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\",\"free\":{\"colour\":null}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an unknown member    | {'fragile': true, 'colour': 'red'}",
        "a member twice       | {'fragile': true, 'fragile': false}",
        "a number as text     | {'fragile': true, 'weight': '3'}",
        "a fraction as whole  | {'fragile': true, 'weight': 3.5}",
        "text as a number     | {'fragile': true, 'name': 3}",
        "text as a flag       | {'fragile': 'true'}",
        "null as a flag       | {'fragile': null}",
        "money without a unit | {'fragile': true, 'value': {'amount': '1.00'}}",
        "money as a number    | {'fragile': true, 'value': {'amount': 1.00, 'currency': 'GBP'}}",
        "two documents        | {'fragile': true} {'fragile': true}",
        "a NUL character      | {'fragile': true, 'name': 'a\\u0000b'}",
        "half a surrogate     | {'fragile': true, 'name': 'a\\ud800b'}",
      })
  void malformedOrMistypedJsonIsRefused(String what, String json) {
    assertThatThrownBy(() -> Json.mapper().readValue(json.replace('\'', '"'), Parcel.class))
        .as(what)
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void tooDeepNestingIsRefused() {
    var deep = "[".repeat(40) + "]".repeat(40);
    assertThatThrownBy(() -> Json.mapper().readValue(deep, List.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  record Reference(@Nullable UUID id, @Nullable Instant at, @Nullable LocalDate day) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"\"}",
        "{\"id\":\"  \"}",
        "{\"at\":\"\"}",
        "{\"at\":\" \"}",
        "{\"day\":\"\"}"
      })
  void anEmptyTextIsNotNull(String json) {
    assertThatThrownBy(() -> Json.mapper().readValue(json, Reference.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"at\":\"+300000-01-01T00:00:00Z\"}",
        "{\"at\":\"0000-12-31T00:00:00Z\"}",
        "{\"at\":1700000000}",
        "{\"at\":\"1700000000\"}",
        "{\"day\":\"+999999999-01-01\"}",
        "{\"day\":[2026,1,1]}"
      })
  void aTimeIsTextOfTheYears1To9999(String json) {
    assertThatThrownBy(() -> Json.mapper().readValue(json, Reference.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
