package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.outbox.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests the declared types of events. */
class EventTypesTest {

  /** Names of members that would be personal data, or secrets. */
  private static final List<String> PERSONAL =
      List.of("name", "email", "address", "phone", "password", "secret", "token", "reason");

  private final List<EventType> types =
      new Declared()
          .classesOf(EventType.class).stream()
              .flatMap(type -> Arrays.stream(Objects.requireNonNull(type.getEnumConstants())))
              .map(EventType.class::cast)
              .toList();

  @Test
  void eachTypeHasANameOfItsOwn() {
    assertThat(types)
        .isNotEmpty()
        .extracting(EventType::type)
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("io\\.bedloe\\.[a-z-]+\\.[a-z-]+\\.v[1-9]"));
  }

  /** Erasing a person's data must not have to change events, and webhooks send them elsewhere. */
  @Test
  void dataHasNoPersonalMembers() {
    assertThat(types)
        .extracting(type -> type.definition().data())
        .flatMap(data -> Arrays.asList(data.getRecordComponents()))
        .noneMatch(member -> PERSONAL.contains(member.getName()));
  }
}
