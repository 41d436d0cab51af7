package io.bedloe.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the database that launchers find in the environment. */
class SettingsTest {

  private static final Map<String, String> DATABASE =
      Map.of(
          "BEDLOE_DB_URL", "jdbc:postgresql://127.0.0.1:5432/bedloe",
          "BEDLOE_DB_USER", "runtime",
          "BEDLOE_DB_MIGRATION_USER", "owner");

  private Path file = Path.of("");

  @BeforeEach
  void inAFolder(@TempDir Path folder) {
    file = folder.resolve("password");
  }

  private static Settings settings(Map<String, String> further) {
    var all = new HashMap<>(DATABASE);
    all.putAll(further);
    return new Settings(all);
  }

  @Test
  void passwordsOfTheDatabaseCanBeInFilesAndTheServerGetsTheirValues() throws IOException {
    Files.writeString(file, "a secret\n");
    var settings =
        settings(
            Map.of(
                "BEDLOE_DB_PASSWORD_FILE", file.toString(),
                "BEDLOE_DB_MIGRATION_PASSWORD_FILE", file.toString()));
    assertThat(settings.database().orElseThrow().environment())
        .containsEntry("BEDLOE_DB_PASSWORD", "a secret")
        .containsEntry("BEDLOE_DB_MIGRATION_PASSWORD", "a secret");
    assertThat(settings.ours()).containsOnlyKeys(DATABASE.keySet());
  }

  @Test
  void aFileThatDoesNotExistIsNamed() {
    var settings = settings(Map.of("BEDLOE_DB_PASSWORD_FILE", file.toString()));
    assertThatThrownBy(settings::database)
        .isInstanceOf(Refusal.class)
        .hasMessage("The file \"" + file + "\" of BEDLOE_DB_PASSWORD_FILE cannot be read.");
  }

  @Test
  void aPasswordAndAFileTogetherAreRefused() throws IOException {
    Files.writeString(file, "a secret");
    var settings =
        settings(Map.of("BEDLOE_DB_PASSWORD", "x", "BEDLOE_DB_PASSWORD_FILE", file.toString()));
    assertThatThrownBy(settings::database)
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "BEDLOE_DB_PASSWORD and BEDLOE_DB_PASSWORD_FILE are both set; set one of them.");
  }
}
