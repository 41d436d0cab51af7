package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.outbox.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** An action that nothing records would be an event that never occurs. */
  @Test
  void eachActionIsRecordedSomewhere() throws IOException {
    var recorded = literalsOutsideTheTypes();
    assertThat(types)
        .flatMap(type -> type.definition().actions())
        .isNotEmpty()
        .allMatch(action -> recorded.contains('"' + action + '"'));
  }

  private static String literalsOutsideTheTypes() throws IOException {
    var texts = new StringBuilder();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(EventTypesTest::mayRecord).toList()) {
        texts.append(Files.readString(file));
      }
    }
    return texts.toString();
  }

  private static boolean mayRecord(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(".java") && !name.endsWith("Event.java") && !name.endsWith("Events.java");
  }
}
