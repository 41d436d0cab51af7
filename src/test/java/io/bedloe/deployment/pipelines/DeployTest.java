package io.bedloe.deployment.pipelines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code make deploy} with a Helm that only writes down how it was called. */
class DeployTest {

  private static final String HELM =
      """
      #!/usr/bin/env bash
      echo "$*" >>"$CALLS"
      [[ "$1" != list || -n "${FIRST:-}" ]] || echo bedloe
      for argument in "$@"; do [[ "$argument" != */values.yaml ]] || cat "$argument"; done
      [[ "$1" != "${FAILS:-none}" ]]
      """;

  private static final Map<String, String> GOOD =
      Map.of(
          "ENVIRONMENT", "staging",
          "VERSION", "v1.2.0",
          "IMAGE", "registry.example/bedloe",
          // Nobody listens on port 9.
          "URL", "http://127.0.0.1:9",
          "SMOKE_WAIT_SECONDS", "0",
          "VALUES", "k8s/helm/bedloe/values.yaml",
          "SMOKE_EMAIL", "ann@example.com",
          "SMOKE_PASSWORD", "a password");

  private static final String LIST = "list --namespace bedloe --filter ^bedloe$ --deployed --short";

  private final Path folder;

  DeployTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void helm() throws IOException {
    var helm = Files.writeString(folder.resolve("helm"), HELM);
    assertThat(helm.toFile().setExecutable(true)).isTrue();
  }

  private record End(int code, String output) {}

  private End deploy(Map<String, String> further) throws Exception {
    var builder =
        new ProcessBuilder(Project.ROOT.resolve("scripts/deploy").toString())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("KUBE"));
    builder.environment().putAll(GOOD);
    builder.environment().putAll(further);
    builder.environment().put("CALLS", folder.resolve("calls").toString());
    builder
        .environment()
        .compute("PATH", (name, path) -> folder + (path == null ? "" : ":" + path));
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new End(process.exitValue(), output);
  }

  private List<String> calls() throws IOException {
    var calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  @Test
  void aVersionThatFailsTheSmokeTestIsTakenBack() throws Exception {
    var end = deploy(Map.of());
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.output()).contains("v1.2.0 is taken back");
    assertThat(calls())
        .containsExactly(
            LIST,
            "upgrade bedloe k8s/helm/bedloe --install --namespace bedloe --atomic --wait --timeout"
                + " 35m --values k8s/helm/bedloe/values-staging.yaml --values"
                + " k8s/helm/bedloe/values.yaml --set-string"
                + " image.repository=registry.example/bedloe --set-string image.tag=v1.2.0",
            "rollback bedloe --namespace bedloe --wait --timeout 15m");
  }

  /** Helm has taken it back itself. */
  @Test
  void aVersionThatDoesNotBecomeReadyIsNotAskedAndNotTakenBackTwice() throws Exception {
    var end = deploy(Map.of("FAILS", "upgrade"));
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.output()).contains("v1.2.0 is not deployed", "logs job/bedloe-migration");
    assertThat(calls()).hasSize(2).last().asString().startsWith("upgrade");
  }

  /** Nobody can sign in yet, and there is no version before. */
  @Test
  void theFirstInstallationIsNotTakenBack() throws Exception {
    var end = deploy(Map.of("FIRST", "yes"));
    assertThat(end.code()).as(end.output()).isZero();
    assertThat(end.output()).contains("Create the first administrator");
    assertThat(calls()).hasSize(2).last().asString().startsWith("upgrade");
  }

  @Test
  void aVersionThatCannotBeTakenBackIsReported() throws Exception {
    var end = deploy(Map.of("FAILS", "rollback"));
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.output()).contains("could not be brought back; see: helm history bedloe");
  }

  /** A pipeline has them as a variable of its environment. */
  @Test
  void valuesCanBeText() throws Exception {
    var end = deploy(Map.of("VALUES", "", "VALUES_CONTENT", "host: orders.example.net"));
    assertThat(end.output()).contains("host: orders.example.net");
    assertThat(calls().get(1)).contains("--values k8s/helm/bedloe/values-staging.yaml --values /");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          ENVIRONMENT ~ qa                 ~ it is one of dev, staging and prod
          VERSION     ~ v1.2.0,evil=x      ~ name the tag of an image
          VERSION     ~ ''                 ~ name the tag of an image
          IMAGE       ~ ''                 ~ name the repository of the image
          URL         ~ ''                 ~ name the address of the server
          SMOKE_PASSWORD ~ ''              ~ SMOKE_EMAIL and SMOKE_PASSWORD are not set
          VALUES      ~ /nowhere/at/all    ~ cannot be read
          VALUES      ~ ''                 ~ name a file with your values
          """)
  void aWrongValueIsRefusedBeforeTheClusterIsAsked(String name, String value, String reason)
      throws Exception {
    var end = deploy(new HashMap<>(Map.of(name, value)));
    assertThat(end.code()).isEqualTo(1);
    assertThat(end.output()).contains(reason);
    assertThat(calls()).isEmpty();
  }
}
