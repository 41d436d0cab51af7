package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rules that compare the resources with the server: settings, secrets, port, probes, stop. */
final class ServerRules {

  /** Without these no server works in production. */
  private static final List<String> NEEDED =
      List.of(
          "BEDLOE_PROFILE",
          "BEDLOE_HTTP_PORT",
          "BEDLOE_PUBLIC_URL",
          "BEDLOE_DB_URL",
          "BEDLOE_DB_USER",
          "BEDLOE_DB_PASSWORD",
          "BEDLOE_DB_POOL_MAX",
          "BEDLOE_SECRET",
          "BEDLOE_METRICS_TOKEN",
          "BEDLOE_AUTH_FIRST_ADMIN_SECRET");

  private static final Map<String, Boolean> SETTINGS = Software.settings();

  private final List<JsonNode> documents;
  private final List<String> faults = new ArrayList<>();

  private ServerRules(List<JsonNode> documents) {
    this.documents = documents;
  }

  static List<String> faults(List<JsonNode> documents) {
    var rules = new ServerRules(documents);
    for (var document : documents) {
      var place = document.path("kind").asText() + " " + Manifests.name(document);
      switch (document.path("kind").asText()) {
        case "ConfigMap" ->
            Manifests.keys(document.path("data")).forEach(key -> rules.setting(place, key, false));
        case "Secret" ->
            Manifests.keys(document.path("stringData"))
                .forEach(key -> rules.setting(place, key, true));
        case "ExternalSecret" ->
            document
                .path("spec")
                .path("data")
                .forEach(entry -> rules.setting(place, entry.path("secretKey").asText(), true));
        default -> rules.checkPod(place, document);
      }
    }
    return rules.faults;
  }

  private void setting(String place, String name, boolean secret) {
    if (!SETTINGS.containsKey(name)) {
      faults.add(place + ": the server has no setting " + name);
    } else if (SETTINGS.get(name) != secret) {
      faults.add(place + ": " + name + (secret ? " is no secret" : " is a secret"));
    }
  }

  private void checkPod(String place, JsonNode document) {
    var pod = Manifests.podTemplate(document).path("spec");
    for (var container : Manifests.containers(pod)) {
      var name = container.path("name").asText();
      for (var variable : container.path("env")) {
        checkVariable(place + ", container " + name, variable);
      }
      if (name.equals("server") || name.equals("migrate")) {
        checkServer(place + ", container " + name, pod, container);
      }
    }
  }

  private void checkVariable(String place, JsonNode variable) {
    var name = variable.path("name").asText();
    var reference = variable.path("valueFrom").path("secretKeyRef");
    if (name.startsWith("BEDLOE_")) {
      setting(place, name, !reference.isMissingNode());
    } else if (name.contains("PASSWORD") && reference.isMissingNode()) {
      faults.add(place + ": " + name + " is a secret");
    }
    var key = reference.path("key").asText();
    if (!reference.isMissingNode() && !hasKey(reference.path("name").asText(), key)) {
      faults.add(place + ": no Secret " + reference.path("name").asText() + " has " + key);
    }
  }

  /** Returns whether a Secret has a key; one that operators create has what is asked of it. */
  private boolean hasKey(String secret, String key) {
    var own = Manifests.find(documents, "Secret", secret);
    var external = Manifests.find(documents, "ExternalSecret", secret);
    boolean created =
        Manifests.ofKind(documents, "Secret").isEmpty()
            && Manifests.ofKind(documents, "ExternalSecret").isEmpty();
    return created
        || own.map(found -> found.path("stringData").has(key)).orElse(false)
        || external
            .map(
                found ->
                    Manifests.each(found.path("spec").path("data"))
                        .anyMatch(entry -> entry.path("secretKey").asText().equals(key)))
            .orElse(false);
  }

  private void checkServer(String place, JsonNode pod, JsonNode container) {
    var port = container.path("ports").path(0);
    if (port.path("containerPort").asInt() != Software.port()) {
      faults.add(place + ": the server listens at " + Software.port());
    }
    if (pod.path("securityContext").path("runAsUser").asInt() != Software.user()) {
      faults.add(place + ": the user of the image is " + Software.user());
    }
    checkProbes(place, container, port);
    var given = given(container);
    NEEDED.stream()
        .filter(name -> !given.contains(name))
        .forEach(name -> faults.add(place + ": " + name + " is not given"));
    int grace = pod.path("terminationGracePeriodSeconds").asInt();
    int pause = container.path("lifecycle").path("preStop").path("sleep").path("seconds").asInt();
    if (grace < pause + Software.secondsToStop()) {
      faults.add(
          place + ": the server gets less than " + Software.secondsToStop() + " seconds to stop");
    }
    if (container.path("name").asText().equals("server") && pause < 5) {
      faults.add(place + ": proxies do not learn in time that the server stops");
    }
    for (var folder : List.of("/output", "/tmp")) {
      if (Manifests.each(container.path("volumeMounts"))
          .noneMatch(mount -> mount.path("mountPath").asText().equals(folder))) {
        faults.add(place + ": the server cannot write to " + folder);
      }
    }
  }

  private void checkProbes(String place, JsonNode container, JsonNode port) {
    Software.PROBES.forEach(
        (probe, path) -> {
          var request = container.path(probe).path("httpGet");
          boolean needed =
              probe.equals("startupProbe") || container.path("name").asText().equals("server");
          if (needed && !request.path("path").asText().equals(path)) {
            faults.add(place + ": the " + probe + " does not ask " + path);
          }
          if (needed && !request.path("port").equals(port.path("name"))) {
            faults.add(place + ": the " + probe + " asks a port that there is not");
          }
        });
  }

  /** Returns the variables that a container gets, those of its ConfigMaps included. */
  private Set<String> given(JsonNode container) {
    var given = new TreeSet<String>();
    container.path("env").forEach(variable -> given.add(variable.path("name").asText()));
    for (var source : container.path("envFrom")) {
      Manifests.find(documents, "ConfigMap", source.path("configMapRef").path("name").asText())
          .ifPresent(found -> Manifests.keys(found.path("data")).forEach(given::add));
    }
    return given;
  }
}
