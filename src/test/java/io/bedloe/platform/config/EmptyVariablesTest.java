package io.bedloe.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that every empty variable of {@code server.xml} counts as absent when the server starts.
 */
class EmptyVariablesTest {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));
  private static final Path SERVER_ENV = PROJECT.resolve("src/main/liberty/etc/server.env");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z0-9._-]+)}|variable name=\"([^\"]+)\"");

  private static Set<String> variables() throws IOException {
    var names = new TreeSet<String>();
    var matcher = VARIABLE.matcher(Files.readString(PROJECT.resolve("liberty/server.xml")));
    while (matcher.find()) {
      var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (!name.startsWith("server.")) {
        names.add(Setting.variable(name));
      }
    }
    return names;
  }

  /** Returns the environment after the server script has run server.env, which is shell code. */
  private static String afterServerEnv(Map<String, String> before)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("sh", "-c", ". \"$0\"; env", SERVER_ENV.toAbsolutePath().toString());
    builder.redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BEDLOE_"));
    builder.environment().putAll(before);
    var process = builder.start();
    var environment = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(environment).isZero();
    return environment;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t "})
  void noneOfThemReachesTheServerEmpty(String empty) throws IOException, InterruptedException {
    var environment = new HashMap<String, String>();
    variables().forEach(name -> environment.put(name, empty));
    environment.put("BEDLOE_OIDC_CORP_TITLE", empty);
    assertThat(environment).hasSizeGreaterThan(4).containsKey("BEDLOE_HTTP_PORT");
    assertThat(environment.keySet()).allMatch(name -> name.startsWith("BEDLOE_"));
    assertThat(afterServerEnv(environment)).doesNotContain("BEDLOE_");
  }

  @Test
  void theyKeepTheirValuesOtherwise() throws IOException, InterruptedException {
    assertThat(afterServerEnv(Map.of("BEDLOE_DB_USER", "ann", "BEDLOE_DB_PASSWORD", "a =$(x)'\"b")))
        .contains("BEDLOE_DB_USER=ann\n", "BEDLOE_DB_PASSWORD=a =$(x)'\"b\n");
  }

  @Test
  void theServerScriptRunsTheFileOnlyWithThisLine() throws IOException {
    assertThat(Files.readAllLines(SERVER_ENV)).contains("# enable_variable_expansion");
  }
}
