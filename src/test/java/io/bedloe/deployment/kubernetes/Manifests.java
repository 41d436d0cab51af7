package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Helpers to read the resources of Kubernetes. */
final class Manifests {

  private Manifests() {}

  static String name(JsonNode document) {
    return document.path("metadata").path("name").asText();
  }

  static boolean is(JsonNode document, String kind) {
    return document.path("kind").asText().equals(kind);
  }

  static List<JsonNode> ofKind(List<JsonNode> documents, String kind) {
    return documents.stream().filter(one -> is(one, kind)).toList();
  }

  static Optional<JsonNode> find(List<JsonNode> documents, String kind, String name) {
    return documents.stream().filter(one -> is(one, kind) && name(one).equals(name)).findFirst();
  }

  static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static Stream<String> keys(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey);
  }

  /** Returns the template of the pods of a resource; a missing node when it has none. */
  static JsonNode podTemplate(JsonNode document) {
    var spec = document.path("spec");
    return is(document, "CronJob")
        ? spec.path("jobTemplate").path("spec").path("template")
        : spec.path("template");
  }

  static boolean hasPods(JsonNode document) {
    return podTemplate(document).path("spec").has("containers");
  }

  /** Returns the init containers and the containers of a pod. */
  static List<JsonNode> containers(JsonNode pod) {
    return Stream.concat(each(pod.path("initContainers")), each(pod.path("containers"))).toList();
  }

  /** Returns whether all labels of a selector are among others. */
  static boolean selects(JsonNode selector, JsonNode labels) {
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }
}
