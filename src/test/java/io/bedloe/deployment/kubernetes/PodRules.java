package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules for pods: the restricted Pod Security Standard, a read-only file system, resources, and
 * images with a version.
 */
final class PodRules {

  private static final Set<String> VOLUMES =
      Set.of("emptyDir", "configMap", "secret", "persistentVolumeClaim");
  private static final Pattern VERSIONED =
      Pattern.compile("\\S+(@sha256:[0-9a-f]{64}|:(?!latest$)[A-Za-z0-9_.-]+)");

  private final String place;
  private final JsonNode pod;
  private final List<String> faults = new ArrayList<>();

  private PodRules(String place, JsonNode pod) {
    this.place = place;
    this.pod = pod;
  }

  static List<String> faults(JsonNode document) {
    var rules =
        new PodRules(
            document.path("kind").asText() + " " + Manifests.name(document),
            Manifests.podTemplate(document).path("spec"));
    rules.checkPod();
    Manifests.containers(rules.pod).forEach(rules::checkContainer);
    return rules.faults;
  }

  private void checkPod() {
    var security = pod.path("securityContext");
    expect(security.path("runAsNonRoot").asBoolean(), "the pod may run as root");
    expect(security.path("runAsUser").asInt() > 0, "the pod names no user");
    expect(
        security.path("seccompProfile").path("type").asText().equals("RuntimeDefault"),
        "the pod has no seccomp profile");
    expect(
        pod.has("automountServiceAccountToken")
            && !pod.path("automountServiceAccountToken").asBoolean(),
        "the pod gets a token of Kubernetes");
    for (var namespace : List.of("hostNetwork", "hostPID", "hostIPC")) {
      expect(!pod.path(namespace).asBoolean(), "the pod has " + namespace);
    }
    for (var volume : pod.path("volumes")) {
      Manifests.keys(volume)
          .filter(key -> !key.equals("name") && !VOLUMES.contains(key))
          .forEach(key -> faults.add(place + ": a volume is a " + key));
    }
  }

  private void checkContainer(JsonNode container) {
    var name = "container " + container.path("name").asText() + " ";
    var security = container.path("securityContext");
    expect(
        security.has("allowPrivilegeEscalation")
            && !security.path("allowPrivilegeEscalation").asBoolean(),
        name + "may get more privileges");
    expect(!security.path("privileged").asBoolean(), name + "is privileged");
    expect(security.path("readOnlyRootFilesystem").asBoolean(), name + "can write to its image");
    expect(
        security.path("capabilities").path("drop").toString().equals("[\"ALL\"]")
            && !security.path("capabilities").has("add"),
        name + "has capabilities");
    var resources = container.path("resources");
    expect(resources.path("requests").has("cpu"), name + "requests no processor time");
    expect(resources.path("requests").has("memory"), name + "requests no memory");
    expect(resources.path("limits").has("memory"), name + "has no limit of memory");
    expect(
        VERSIONED.matcher(container.path("image").asText()).matches(),
        name + "has an image without a version");
    for (var mount : container.path("volumeMounts")) {
      var volume = mount.path("name");
      expect(
          Manifests.each(pod.path("volumes")).anyMatch(one -> one.path("name").equals(volume)),
          name + "mounts " + volume.asText() + ", which is no volume");
    }
  }

  private void expect(boolean fulfilled, String fault) {
    if (!fulfilled) {
      faults.add(place + ": " + fault);
    }
  }
}
