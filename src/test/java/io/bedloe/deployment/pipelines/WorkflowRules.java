package io.bedloe.deployment.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for workflows that actionlint does not have. actionlint itself runs in {@code make
 * pipelines-check}.
 */
final class WorkflowRules {

  private static final Pattern PIN =
      Pattern.compile(
          "(?m)^[- ]*uses: ([^@/\\s]+/[^@/\\s]+)([^@\\s]*)@([0-9a-f]{40}) # (v\\d+\\.\\d+\\.\\d+)$");
  private static final Pattern USES = Pattern.compile("(?m)^[- ]*uses: (.*)$");
  private static final Pattern JOB_OUTPUT =
      Pattern.compile("needs\\.([\\w-]+)\\.outputs\\.([\\w-]+)");
  private static final Pattern SECRET = Pattern.compile("\\b(?:secrets|vars)\\.(\\w+)");

  /**
   * The jobs that may write something, and what. Whoever adds one explains it in
   * docs/operations/ci.md.
   */
  private static final Map<String, Set<String>> WRITES =
      Map.of(
          "security.yml/codeql", Set.of("security-events"),
          "labels.yml/label", Set.of("issues", "pull-requests"),
          "stale.yml/stale", Set.of("issues", "pull-requests"),
          "release.yml/build", Set.of("id-token", "attestations"),
          "release.yml/image", Set.of("packages", "id-token", "attestations"),
          "release.yml/publish", Set.of("contents"));

  private final String name;
  private final String text;
  private final JsonNode workflow;
  private final Set<String> targets;
  private final String document;
  private final List<String> faults = new ArrayList<>();

  private WorkflowRules(String name, String text, Set<String> targets, String document) {
    this.name = name;
    this.text = text;
    this.workflow = Project.yaml(text);
    this.targets = targets;
    this.document = document;
  }

  /**
   * Returns the faults of a workflow.
   *
   * @param name the name of its file
   * @param targets the targets of make
   * @param document the text that has to name each secret and each environment
   */
  static List<String> faults(String name, String text, Set<String> targets, String document) {
    var rules = new WorkflowRules(name, text, targets, document);
    rules.checkWhole();
    rules.checkPins();
    rules.checkNames();
    rules
        .workflow
        .path("jobs")
        .properties()
        .forEach(job -> rules.checkJob(job.getKey(), job.getValue()));
    return rules.faults;
  }

  private void fault(String fault) {
    faults.add(name + ": " + fault);
  }

  private void checkWhole() {
    if (!workflow.path("permissions").isObject() || !workflow.path("permissions").isEmpty()) {
      fault("permissions of the workflow are not {}; each job has its own");
    }
    if (!workflow.path("concurrency").path("group").isTextual()) {
      fault("there is no concurrency group");
    }
    boolean runs = workflow.findValue("run") != null && text.contains("run: make");
    if (runs && !workflow.path("defaults").path("run").path("shell").asText().equals("bash")) {
      fault("defaults.run.shell is not bash, so a failure before a pipe is not noticed");
    }
    if (workflow.path("on").has("pull_request_target")
        && (runs || text.contains("actions/checkout"))) {
      fault(
          "pull_request_target with code of the pull request, which would run with a token that may write");
    }
  }

  private void checkPins() {
    var pinned = new HashSet<String>();
    PIN.matcher(text)
        .results()
        .forEach(
            pin -> {
              pinned.add(pin.group(1) + pin.group(2) + "@" + pin.group(3) + " # " + pin.group(4));
              var row = "| %s | %s | `%s` |".formatted(pin.group(1), pin.group(4), pin.group(3));
              if (!document.contains(row)) {
                fault("the table of docs/operations/ci.md has no row " + row);
              }
            });
    USES.matcher(text)
        .results()
        .map(uses -> uses.group(1))
        .filter(uses -> !pinned.contains(uses))
        .forEach(uses -> fault(uses + " is not pinned to a commit with its version as comment"));
  }

  private void checkNames() {
    JOB_OUTPUT
        .matcher(text)
        .results()
        .filter(
            found ->
                !workflow.path("jobs").path(found.group(1)).path("outputs").has(found.group(2)))
        .forEach(found -> fault("there is no output " + found.group(2) + " of " + found.group(1)));
    SECRET
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(secret -> !document.contains("`" + secret + "`"))
        .forEach(
            secret ->
                fault("docs/operations/ci.md does not explain the secret or variable " + secret));
  }

  private void checkJob(String id, JsonNode job) {
    int minutes = job.path("timeout-minutes").asInt();
    if (minutes < 1 || minutes > 300) {
      fault(id + " has no timeout-minutes from 1 to 300");
    }
    if (!job.path("runs-on").asText().matches("ubuntu-\\d\\d\\.\\d\\d")) {
      fault(id + " does not name the version of its runner");
    }
    if (!job.path("permissions").isObject()) {
      fault(id + " does not list its permissions");
    }
    job.path("permissions")
        .properties()
        .forEach(
            permission -> {
              if (!permission.getValue().asText().equals("read")
                  && !WRITES
                      .getOrDefault(name + "/" + id, Set.of())
                      .contains(permission.getKey())) {
                fault(
                    id
                        + " may not have "
                        + permission.getKey()
                        + ": "
                        + permission.getValue().asText());
              }
            });
    Project.texts(job.path("needs")).stream()
        .filter(needed -> !workflow.path("jobs").has(needed))
        .forEach(needed -> fault(id + " needs " + needed + ", which is no job"));
    environments(job).stream()
        .filter(environment -> !document.contains("`" + environment + "`"))
        .forEach(
            environment ->
                fault("docs/operations/ci.md does not explain the environment " + environment));
    job.path("steps").forEach(step -> checkStep(id, step));
  }

  /**
   * Returns the environments of a job: the one that it names, or those that a person can choose.
   */
  private List<String> environments(JsonNode job) {
    var environment = job.path("environment").asText();
    if (environment.equals("${{ inputs.environment }}")) {
      return Project.texts(workflow.at("/on/workflow_dispatch/inputs/environment/options"));
    }
    return environment.isEmpty() ? List.of() : List.of(environment);
  }

  private void checkStep(String id, JsonNode step) {
    var run = step.path("run").asText();
    if (run.contains("${{")) {
      fault(id + " puts an expression into a script; it goes into env");
    } else if (!run.isEmpty()) {
      MakeCalls.faults(run, targets).forEach(found -> fault(id + ": " + found));
    }
    if (step.path("uses").asText().startsWith("actions/checkout@")
        && !step.path("with").path("persist-credentials").asText("true").equals("false")) {
      fault(id + " leaves the token in the checkout (persist-credentials)");
    }
    if (step.path("with").path("ref").asText().startsWith("${{")) {
      fault(
          id + " checks out what somebody has typed, which can be a pull request; name refs/tags/");
    }
  }
}
