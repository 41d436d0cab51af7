package io.bedloe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.platform.crypto.CryptoSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests secret settings whose values are in files. */
class SecretFileTest {

  private static final String GOOD = "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1KaE";

  private Path file = Path.of("");

  @BeforeEach
  void inAFolder(@TempDir Path folder) {
    file = folder.resolve("secret");
  }

  private Settings settings() {
    return MapConfig.settings(Map.of("bedloe.secret.file", file.toString()));
  }

  private List<String> faults(Map<String, String> texts) {
    return SettingsCheck.faults(MapConfig.settings(texts), List.of(new CryptoSettings()));
  }

  private List<String> faultsOf(byte[] content) throws IOException {
    Files.write(file, content);
    return faults(Map.of("bedloe.secret.file", file.toString()));
  }

  private List<String> faultsOf(String content) throws IOException {
    return faultsOf(content.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theLineOfTheFileIsTheValueWithoutItsEnd() throws IOException {
    Files.writeString(file, GOOD + "\r\n");
    assertThat(settings().get(CryptoSettings.SECRET).reveal()).isEqualTo(GOOD);
    assertThat(settings().isSet(CryptoSettings.SECRET)).isTrue();
  }

  @Test
  void aFileIsReadOnceSoThatAValueDoesNotChangeWhileTheServerRuns() throws IOException {
    Files.writeString(file, GOOD);
    var settings = settings();
    assertThat(settings.get(CryptoSettings.SECRET).reveal()).isEqualTo(GOOD);
    Files.writeString(file, "another");
    assertThat(settings.get(CryptoSettings.SECRET).reveal()).isEqualTo(GOOD);
  }

  @Test
  void aFileWithoutAUsableValueIsNamedAndItsContentIsNot() throws IOException {
    var name = "bedloe.secret (BEDLOE_SECRET): the file \"" + file + "\" of BEDLOE_SECRET_FILE ";
    assertThat(faults(Map.of("bedloe.secret.file", file.toString())))
        .containsExactly(name + "does not exist");
    Files.createDirectory(file);
    assertThat(faults(Map.of("bedloe.secret.file", file.toString())))
        .containsExactly(name + "is no file");
    Files.delete(file);
    assertThat(faultsOf(" \n")).containsExactly(name + "is empty");
    assertThat(faultsOf(GOOD + "\n" + GOOD)).containsExactly(name + "has more than one line");
    assertThat(faultsOf("x".repeat(70_000))).containsExactly(name + "has more than 65536 bytes");
    assertThat(faultsOf(new byte[] {(byte) 0xff, 'x'}))
        .containsExactly(name + "is no text in UTF-8");
  }

  @Test
  void aValueAndAFileTogetherAreRefused() throws IOException {
    Files.writeString(file, GOOD);
    assertThat(faults(Map.of("bedloe.secret", GOOD, "bedloe.secret.file", file.toString())))
        .containsExactly(
            "bedloe.secret (BEDLOE_SECRET): BEDLOE_SECRET and BEDLOE_SECRET_FILE are both set; set"
                + " one of them");
  }

  @Test
  void settingsThatAreNoSecretsHaveNoFiles() {
    var plain = Setting.text("bedloe.plain", "standard", "A setting.");
    var texts = Map.of("bedloe.plain.file", file.toString());
    assertThat(MapConfig.settings(texts).get(plain)).isEqualTo("standard");
    assertThat(SettingsCheck.unknown(texts.keySet(), List.of(plain)))
        .containsExactly("bedloe.plain.file");
    assertThat(SettingsCheck.unknown(List.of("bedloe.secret.file"), List.of(CryptoSettings.SECRET)))
        .isEmpty();
  }
}
