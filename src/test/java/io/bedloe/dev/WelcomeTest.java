package io.bedloe.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WelcomeTest {

  private static String welcome(Map<String, String> given) {
    var environment = new HashMap<>(given);
    LauncherDefaults.addTo(environment);
    return Welcome.text(
        9080,
        new DatabaseAddress("jdbc:postgresql://localhost:5432/bedloe", "bedloe", "p"),
        Path.of("messages.log").toAbsolutePath(),
        environment);
  }

  @Test
  void developmentHasDemoAccountsAndTheApiDocument() {
    assertThat(welcome(Map.of()))
        .contains("admin@bedloe.example", "bedloe-dev-password")
        .contains("\nAPI documentation:  http://localhost:9080/openapi/ui\n");
  }

  @Test
  void productionHasNeither() {
    assertThat(welcome(Map.of("BEDLOE_PROFILE", "production")))
        .doesNotContain("bedloe-dev-password", "@bedloe.example", "/openapi")
        .contains("\nDatabase: ");
  }

  @Test
  void productionServesTheApiDocumentWhenItIsToldTo() {
    assertThat(
            welcome(
                Map.of("BEDLOE_PROFILE", "production", "BEDLOE_OPENAPI_FEATURE", "mpOpenAPI-4.1")))
        .contains("/openapi/ui");
  }
}
