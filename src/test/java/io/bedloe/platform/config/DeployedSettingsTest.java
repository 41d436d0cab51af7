package io.bedloe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.JsonNodeReader;
import io.bedloe.docs.Declared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that servers start with the settings that the files of Compose and Swarm give them. */
class DeployedSettingsTest {

  /** All but the owner of settings that have the name of an identity provider in them. */
  private static final List<SettingsOwner> OWNERS =
      new Declared()
          .instancesOf(SettingsOwner.class).stream()
              .filter(
                  owner ->
                      owner.settings().stream().noneMatch(one -> one.name().contains(".NAME.")))
              .toList();

  /** A variable of Compose, with its default or its message. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::?[-?]([^}]*))?}");

  /** What the operator has to name, and what docker/secrets.sh writes. */
  private static final Map<String, String> NAMED =
      Map.of(
          "BEDLOE_PUBLIC_URL", "https://orders.example.com",
          "BEDLOE_DB_URL", "jdbc:postgresql://database.example:5432/bedloe?sslmode=verify-full",
          "BEDLOE_HTTP_TRUSTED_PROXIES", "192.0.2.1",
          "BEDLOE_MAIL_HOST", "smtp.example.com",
          "BEDLOE_MAIL_FROM", "orders@example.com");

  private static final String SECRET = "fJ3k9QzX7vLw2RtY8mNb4HcP6sDg1KaE";

  @ParameterizedTest
  @CsvSource({"docker/compose.yaml, server-1", "docker/stack.yaml, server"})
  void aServerStartsWithTheSettingsOfTheFile(String file, String service) throws IOException {
    assertThat(faults(environment(file, service))).isEmpty();
  }

  @Test
  void aSettingThatProductionRefusesIsFound() throws IOException {
    var environment = environment("docker/compose.yaml", "server-1");
    environment.put("BEDLOE_JMS_USER", "bedloe");
    environment.put("BEDLOE_JMS_PASSWORD", "x");

    assertThat(faults(environment))
        .singleElement()
        .asString()
        .contains("bedloe.jms.url", "without encryption");
  }

  private static List<String> faults(Map<String, String> environment) {
    var texts = new HashMap<String, String>();
    for (var owner : OWNERS) {
      for (var setting : owner.settings()) {
        var text = environment.get(setting.variable());
        if (text != null) {
          texts.put(setting.name(), text);
        }
      }
    }
    return SettingsCheck.faults(MapConfig.settings(texts), OWNERS);
  }

  /** Returns the variables of a service; those in files have a value that no setting refuses. */
  private static Map<String, String> environment(String file, String service) throws IOException {
    var root = Path.of(System.getProperty("basedir", "."));
    var content =
        JsonNodeReader.builder()
            .build()
            .readTree(Files.readString(root.resolve(file)), InputFormat.YAML);
    var variables = new HashMap<String, String>();
    for (var variable : content.at("/services/" + service + "/environment").properties()) {
      add(variables, variable.getKey(), variable.getValue());
    }
    assertThat(variables).containsEntry("BEDLOE_PROFILE", "production");
    return variables;
  }

  private static void add(Map<String, String> variables, String name, JsonNode value) {
    if (name.equals("BEDLOE_REDIS_URL_FILE")) {
      variables.put("BEDLOE_REDIS_URL", "redis://:" + SECRET + "@redis:6379");
    } else if (name.endsWith("_FILE")) {
      variables.put(name.substring(0, name.length() - 5), SECRET + name.hashCode());
    } else {
      variables.put(
          name,
          VARIABLE
              .matcher(value.asText())
              .replaceAll(
                  found -> NAMED.getOrDefault(found.group(1), String.valueOf(found.group(2)))));
    }
  }
}
