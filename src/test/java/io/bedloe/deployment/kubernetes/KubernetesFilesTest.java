package io.bedloe.deployment.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file under k8s is read by a check. */
class KubernetesFilesTest {

  private static final Path FOLDER = Software.ROOT.resolve("k8s");

  /** What the other tests of this package read, beside the files of the chart. */
  private static final List<String> READ =
      List.of(
          "kustomize/values\\.yaml",
          "kustomize/base/(bedloe|kustomization)\\.yaml",
          "kustomize/overlays/(development|staging|production)/(kustomization|settings)\\.yaml",
          "helm/bedloe/(Chart|values|values-(development|staging|production))\\.yaml",
          "helm/bedloe/values\\.schema\\.json",
          "helm/bedloe/files/database-role\\.sh",
          "helm/bedloe/\\.helmignore",
          "helm/bedloe/templates/.*");

  private final Path parent;

  KubernetesFilesTest(@TempDir Path parent) {
    this.parent = parent;
  }

  static List<String> templates() throws IOException {
    try (Stream<Path> files = Files.list(Chart.SOURCE.resolve("templates"))) {
      return files.map(file -> "templates/" + file.getFileName()).sorted().toList();
    }
  }

  @Test
  void noFileIsLeftOut() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> FOLDER.relativize(file).toString())
                  .filter(file -> READ.stream().noneMatch(file::matches)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void helmReadsEachTemplate(String template) {
    var chart = Chart.copyTo(parent);
    var text = Software.text(Chart.SOURCE.resolve(template));
    var first = text.substring(0, text.indexOf('\n'));
    chart.replace(template, first, "{{ fail \"this file is read\" | " + first);
    assertThatThrownBy(() -> chart.render("values-production.yaml", Map.of("image.tag", "1.2.3")))
        .hasMessageContaining(template);
  }

  @Test
  void helmReadsTheDescriptionOfTheChart() {
    var chart = Chart.copyTo(parent);
    chart.replace("Chart.yaml", "version: 0.1.0", "version: first");
    assertThat(chart.lint()).anyMatch(message -> message.contains("version"));
  }

  @Test
  void theChartNamesTheVersionOfKubernetesThatItNeeds() {
    // The pause before SIGTERM and the container beside the migration are on by default since 1.30.
    assertThat(Software.find("k8s/helm/bedloe/Chart.yaml", "kubeVersion: \"(\\S+)\""))
        .isEqualTo(">=1.30.0-0");
  }
}
