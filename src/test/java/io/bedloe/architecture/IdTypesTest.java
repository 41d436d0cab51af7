package io.bedloe.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.http.PathIds;
import io.bedloe.platform.json.IdTypes;
import io.bedloe.platform.json.Json;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that each type of ids has the text and the JSON of its UUID. */
class IdTypesTest {

  private static final UUID VALUE = new UUID(1, 2);

  private static Stream<Class<? extends Id>> idTypes() {
    return Code.production().stream()
        .filter(type -> type.isAssignableTo(Id.class) && !type.isInterface())
        .<Class<? extends Id>>map(type -> type.reflect().asSubclass(Id.class))
        .sorted(Comparator.comparing(Class::getName));
  }

  @ParameterizedTest
  @MethodSource("idTypes")
  void theTextAndTheJsonOfAnIdAreThoseOfItsUuid(Class<? extends Id> type)
      throws JsonProcessingException {
    var id = IdTypes.create(type, VALUE);

    assertThat(id).isInstanceOf(Record.class).hasToString(VALUE.toString());
    assertThat(id.value()).isEqualTo(VALUE);
    assertThat(Json.mapper().writeValueAsString(id)).isEqualTo("\"" + VALUE + "\"");
    assertThat(Json.mapper().readValue("\"" + VALUE + "\"", type)).isEqualTo(id);
  }

  @ParameterizedTest
  @MethodSource("idTypes")
  void anIdInAPathIsReadInItsType(Class<? extends Id> type) {
    var converter = new PathIds().getConverter(type, type, new Annotation[0]);

    assertThat(requireNonNull(converter).fromString(VALUE.toString()))
        .isEqualTo(IdTypes.create(type, VALUE));
  }

  @Test
  void idsOfTwoTypesAreNeverEqual() {
    assertThat((Object) new AccountId(VALUE)).isNotEqualTo(new SessionId(VALUE));
  }
}
