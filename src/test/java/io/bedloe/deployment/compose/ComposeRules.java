package io.bedloe.deployment.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.serialization.JsonNodeReader;
import io.bedloe.deployment.kubernetes.Software;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The rules for a file of Compose: the schema of the specification, and what the server is like.
 */
final class ComposeRules {

  /** The port of Liberty's debugger, and the variable that lets it listen on all addresses. */
  private static final String DEBUGGER = "7777";

  private static final String REMOTE_DEBUGGER = "WLP_DEBUG_REMOTE";

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
          .getSchema(
              read(
                  Software.text(
                      "src/test/resources/io/bedloe/deployment/compose/compose-spec.schema.json")));

  private static final Pattern SECONDS = Pattern.compile("(\\d+)s");
  private static final String MOUNTED = "/run/secrets/";

  private final JsonNode file;
  private final List<String> faults = new ArrayList<>();

  private ComposeRules(JsonNode file) {
    this.file = file;
  }

  /**
   * Returns a sentence for each rule that a file breaks.
   *
   * @param isForProduction whether secrets are files and servers have few rights
   */
  static List<String> faults(String text, boolean isForProduction) {
    var rules = new ComposeRules(read(text));
    // The schema is of a time before files had names.
    SCHEMA
        .validate(((ObjectNode) rules.file).deepCopy().without("name"))
        .forEach(found -> rules.faults.add(found.getMessage()));
    for (var service : rules.file.path("services").properties()) {
      if (!service.getValue().has("extends")) {
        rules.checkService(service.getKey(), service.getValue());
        rules.checkServer(service.getKey(), service.getValue(), isForProduction);
      }
    }
    for (var kind : List.of("secrets", "networks", "volumes")) {
      rules.checkNames(kind);
    }
    return rules.faults;
  }

  static JsonNode read(String text) {
    try {
      return JsonNodeReader.builder().build().readTree(text, InputFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkService(String name, JsonNode service) {
    var image = service.path("image").asText();
    if (!image.startsWith("${BEDLOE_IMAGE") && !image.matches(".+:v?[0-9].*")) {
      faults.add(name + " has an image without a version");
    }
    if (!service.has("healthcheck")) {
      faults.add(name + " has no health check");
    }
    if (!service.at("/deploy/resources/limits").has("memory")) {
      faults.add(name + " has no limit of memory");
    }
    for (var volume : texts(service.path("volumes"))) {
      var source = volume.split(":", 2)[0];
      if (source.startsWith(".")
          && !Software.ROOT.resolve("docker").resolve(source).normalize().toFile().exists()) {
        faults.add(name + " mounts " + source + ", which does not exist");
      }
    }
    for (var variable : service.path("environment").properties()) {
      var value = variable.getValue().asText();
      if (variable.getKey().endsWith("_FILE")
          && value.startsWith(MOUNTED)
          && !texts(service.path("secrets")).contains(value.substring(MOUNTED.length()))) {
        faults.add(name + " has no secret for " + variable.getKey());
      }
    }
  }

  private void checkServer(String name, JsonNode service, boolean isForProduction) {
    var environment = service.path("environment");
    if (!environment.has("BEDLOE_PROFILE")) {
      return;
    }
    var settings = Software.settings();
    if (texts(service.path("ports")).stream().anyMatch(one -> one.endsWith(":" + DEBUGGER))
        && !environment.path(REMOTE_DEBUGGER).asText().equals("y")) {
      faults.add(name + " publishes a debugger that listens inside of the container alone");
    }
    for (var variable : environment.properties()) {
      if (variable.getKey().equals(REMOTE_DEBUGGER)) {
        continue;
      }
      checkSetting(name, variable.getKey(), settings, isForProduction);
    }
    var port = Integer.toString(Software.port());
    var ports = texts(service.path("ports"));
    if (!isForProduction && ports.stream().noneMatch(one -> one.endsWith(":" + port))) {
      faults.add(name + " does not publish the port " + port);
    }
    if (!isForProduction) {
      return;
    }
    if (!service.path("read_only").asBoolean()) {
      faults.add(name + " may write to its root file system");
    }
    if (!texts(service.path("cap_drop")).contains("ALL")) {
      faults.add(name + " has capabilities");
    }
    var stop = SECONDS.matcher(service.path("stop_grace_period").asText());
    if (!stop.matches() || Integer.parseInt(stop.group(1)) < Software.secondsToStop()) {
      faults.add(name + " has less than " + Software.secondsToStop() + " s to stop");
    }
    var check = texts(service.at("/healthcheck/test"));
    if (check.isEmpty() || !Software.PROBES.containsValue(check.get(check.size() - 1))) {
      faults.add(name + " is checked at a path that is no probe");
    }
    var inImage =
        Software.find("docker/Containerfile", "CMD \\[(\"/opt/java/bin/java\".*\"HealthCheck\")");
    if (!("\"" + String.join("\", \"", check)).startsWith("\"CMD\", " + inImage)) {
      faults.add(name + " is not checked by the program of the image");
    }
  }

  private void checkSetting(
      String name, String variable, Map<String, Boolean> settings, boolean isForProduction) {
    var isFile = variable.endsWith("_FILE") && !settings.containsKey(variable);
    var setting = isFile ? variable.substring(0, variable.length() - 5) : variable;
    var isSecret = settings.get(setting);
    if (isSecret == null) {
      faults.add(name + " sets " + variable + ", which is no setting");
    } else if (isFile && !isSecret) {
      faults.add(name + " gives " + setting + " in a file, and it is no secret");
    } else if (isForProduction && isSecret && !isFile) {
      faults.add(name + " gives the secret " + setting + " in a variable");
    }
  }

  /** What services use is declared, and what is declared is used. */
  private void checkNames(String kind) {
    var declared = new TreeSet<String>();
    file.path(kind).properties().forEach(one -> declared.add(one.getKey()));
    var used = new TreeSet<String>();
    for (var service : file.path("services").properties()) {
      names(service.getValue().path(kind)).stream()
          .map(name -> name.split(":", 2)[0])
          .filter(name -> !name.startsWith(".") && !name.startsWith("/"))
          .forEach(used::add);
    }
    difference(used, declared).forEach(name -> faults.add(name + " is none of the " + kind));
    difference(declared, used).forEach(name -> faults.add(name + " of the " + kind + " is unused"));
  }

  private static Set<String> difference(Set<String> of, Set<String> without) {
    var rest = new TreeSet<>(of);
    rest.removeAll(without);
    return rest;
  }

  private static List<String> names(JsonNode list) {
    return list.isObject()
        ? list.properties().stream().map(Map.Entry::getKey).toList()
        : texts(list).stream().filter(text -> !text.isEmpty()).toList();
  }

  static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
