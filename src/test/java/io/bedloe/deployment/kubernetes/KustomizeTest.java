package io.bedloe.deployment.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the files of Kustomize: the base is what the chart renders, and overlays change it. */
class KustomizeTest {

  private static final Path FOLDER = Software.ROOT.resolve("k8s/kustomize");

  /** The words of an overlay that these checks understand. */
  private static final Set<String> WORDS =
      Set.of("apiVersion", "kind", "namespace", "resources", "images", "replicas", "patches");

  private final Path parent;

  KustomizeTest(@TempDir Path parent) {
    this.parent = parent;
  }

  private static List<JsonNode> base() {
    return Chart.documents(Software.text(FOLDER.resolve("base/bedloe.yaml")));
  }

  @Test
  void theBaseIsWhatTheChartRenders() {
    var rendered = Chart.copyTo(parent).render(FOLDER.resolve("values.yaml"), Map.of());
    assertThat(base())
        .as("k8s/kustomize/values.yaml says how to write base/bedloe.yaml")
        .containsExactlyInAnyOrderElementsOf(rendered);
    assertThat(Chart.yaml(Software.text(FOLDER.resolve("base/kustomization.yaml"))))
        .hasToString(
            "{\"apiVersion\":\"kustomize.config.k8s.io/v1beta1\",\"kind\":\"Kustomization\","
                + "\"resources\":[\"bedloe.yaml\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void anOverlayChangesTheBaseWithoutFaults(String name) {
    var folder = FOLDER.resolve("overlays/" + name);
    assertThat(
            faults(
                Software.text(folder.resolve("kustomization.yaml")),
                Software.text(folder.resolve("settings.yaml"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          resources:                ~ resource:                 ~ resource is no word of an overlay
          ../../base                ~ ../base                   ~ does not build on ../../base
          name: registry            ~ name: registries          ~ the base has no image
          newTag: 0.1.0             ~ newTag: latest            ~ an image without a version
          name: bedloe%             ~ name: bedlo%              ~ no Deployment bedlo
          path: settings.yaml       ~ path: setting.yaml        ~ the patch is not settings.yaml
          kind: ConfigMap           ~ kind: Secret              ~ the base has no Secret bedloe
          BEDLOE_DB_POOL_MAX        ~ BEDLOE_DB_POOL            ~ no setting BEDLOE_DB_POOL
          BEDLOE_PUBLIC_URL         ~ BEDLOE_SECRET             ~ BEDLOE_SECRET is a secret
          %data:%                   ~ %datas:%                  ~ datas
          """)
  void aBrokenOverlayIsReported(String original, String broken, String finding) {
    var folder = FOLDER.resolve("overlays/production");
    var kustomization = Software.text(folder.resolve("kustomization.yaml"));
    var settings = Software.text(folder.resolve("settings.yaml"));
    var from = original.replace('%', '\n');
    var to = broken.replace('%', '\n');
    assertThat(kustomization + settings).contains(from);
    assertThat(faults(kustomization.replace(from, to), settings.replace(from, to)))
        .anyMatch(fault -> fault.contains(finding));
  }

  /** Applies an overlay to the base as Kustomize would, and returns the faults of both. */
  private static List<String> faults(String kustomization, String settings) {
    var faults = new ArrayList<String>();
    var overlay = Chart.yaml(kustomization);
    Manifests.keys(overlay)
        .filter(word -> !WORDS.contains(word))
        .forEach(word -> faults.add(word + " is no word of an overlay"));
    if (!overlay.path("resources").toString().equals("[\"../../base\"]")) {
      faults.add("the overlay does not build on ../../base");
    }
    if (!overlay.path("patches").toString().equals("[{\"path\":\"settings.yaml\"}]")) {
      faults.add("the patch is not settings.yaml");
    }
    var documents = base();
    overlay.path("replicas").forEach(one -> scale(documents, one, faults));
    overlay.path("images").forEach(one -> changeImage(documents, one, faults));
    var patch = Chart.yaml(settings);
    var kind = patch.path("kind").asText();
    var target = Manifests.find(documents, kind, Manifests.name(patch));
    if (target.isEmpty()) {
      faults.add("the base has no " + kind + " " + Manifests.name(patch));
    }
    target.ifPresent(found -> merge((ObjectNode) found, patch));
    faults.addAll(ManifestRules.faults(documents));
    return faults;
  }

  private static void scale(List<JsonNode> documents, JsonNode replicas, List<String> faults) {
    var name = replicas.path("name").asText();
    var deployment = Manifests.find(documents, "Deployment", name);
    if (deployment.isEmpty()) {
      faults.add("the base has no Deployment " + name);
    }
    deployment.ifPresent(
        found -> ((ObjectNode) found.path("spec")).set("replicas", replicas.path("count")));
  }

  private static void changeImage(List<JsonNode> documents, JsonNode image, List<String> faults) {
    boolean found = false;
    for (var document : documents) {
      for (var container : Manifests.containers(Manifests.podTemplate(document).path("spec"))) {
        if (container.path("image").asText().startsWith(image.path("name").asText() + ":")) {
          found = true;
          ((ObjectNode) container)
              .put("image", image.path("newName").asText() + ":" + image.path("newTag").asText());
        }
      }
    }
    if (!found) {
      faults.add("the base has no image " + image.path("name").asText());
    }
  }

  /** A merge patch without lists, as a strategic merge is for a ConfigMap. */
  private static void merge(ObjectNode target, JsonNode patch) {
    for (var member : patch.properties()) {
      if (member.getValue().isObject() && target.path(member.getKey()).isObject()) {
        merge((ObjectNode) target.path(member.getKey()), member.getValue());
      } else {
        target.set(member.getKey(), member.getValue());
      }
    }
  }
}
