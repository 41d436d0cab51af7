package io.bedloe.deployment.pipelines;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules for {@code .gitlab-ci.yml}: GitLab's own schema, and ours. */
final class GitlabRules {

  /** The words of GitLab that stand beside the jobs. */
  private static final Set<String> NO_JOBS =
      Set.of("stages", "workflow", "variables", "default", "include");

  /** The jobs whose image has no make: the scanner of secrets, and the tool that makes releases. */
  private static final Set<String> WITHOUT_MAKE = Set.of("secrets", "release");

  /** What others can get: a job that calls one of these has to know that the tag is right. */
  private static final Set<String> PUBLISHING =
      Set.of("make package", "make image-push", "make deploy");

  private static final JsonNode PUBLISHED =
      Project.yaml(
          Project.text("src/test/resources/io/bedloe/deployment/pipelines/gitlab-ci.schema.json"));

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(PUBLISHED);

  /** What a job may say. The schema itself accepts any word in a template. */
  private static final JsonNode WORDS =
      PUBLISHED.path("definitions").path("job_template").path("properties");

  private final JsonNode pipeline;
  private final Set<String> targets;
  private final List<String> faults = new ArrayList<>();

  private GitlabRules(String text, Set<String> targets) {
    this.pipeline = Project.yaml(text);
    this.targets = targets;
  }

  static List<String> faults(String text, Set<String> targets) {
    var rules = new GitlabRules(text, targets);
    SCHEMA.validate(rules.pipeline).forEach(found -> rules.faults.add(found.getMessage()));
    Project.texts(rules.pipeline.path("include")).forEach(rules::checkInclude);
    rules
        .pipeline
        .properties()
        .forEach(
            member -> {
              if (!NO_JOBS.contains(member.getKey())) {
                rules.checkJob(member.getKey(), member.getValue());
              }
            });
    return rules.faults;
  }

  private void checkInclude(String file) {
    if (!file.startsWith("/")) {
      faults.add("the include " + file + " is no file of this repository");
    }
  }

  private void checkJob(String name, JsonNode job) {
    job.properties().stream()
        .map(Map.Entry::getKey)
        .filter(word -> !WORDS.has(word))
        .forEach(word -> faults.add(name + " says " + word + ", which GitLab does not know"));
    for (var other : others(job)) {
      if (!pipeline.has(other)) {
        faults.add(name + " names " + other + ", which is no job");
      }
    }
    if (inherited(name, "image")
        .path("name")
        .asText(inherited(name, "image").asText())
        .endsWith("latest")) {
      faults.add(name + " has an image without a version");
    }
    if (name.startsWith(".")) {
      return;
    }
    if (!Project.texts(pipeline.path("stages")).contains(inherited(name, "stage").asText())) {
      faults.add(name + " is in no stage of the pipeline");
    }
    for (var word : List.of("image", "timeout", "rules", "script")) {
      if (inherited(name, word).isMissingNode()) {
        faults.add(name + " has no " + word);
      }
    }
    if (!WITHOUT_MAKE.contains(name)) {
      for (var line : Project.texts(inherited(name, "script"))) {
        MakeCalls.faults(line, targets).forEach(fault -> faults.add(name + ": " + fault));
      }
    }
    if (publishes(name) && !comesAfterCheckOfTag(name, new HashSet<>())) {
      faults.add(name + " does not wait for make release-check");
    }
    if (calls(name, "make deploy")) {
      checkDeployment(name);
    }
  }

  private void checkDeployment(String name) {
    if (inherited(name, "environment").path("name").isMissingNode()) {
      faults.add(name + " deploys without an environment");
    }
    for (var rule : inherited(name, "rules")) {
      if (!rule.path("when").asText().equals("manual")) {
        faults.add(name + " deploys and nobody has approved it");
      }
    }
  }

  /** Returns whether others can get what a job has made. */
  private boolean publishes(String name) {
    return pipeline.path(name).has("release")
        || PUBLISHING.stream().anyMatch(call -> calls(name, call));
  }

  private boolean calls(String name, String call) {
    return Project.texts(inherited(name, "script")).contains(call);
  }

  /** Returns whether a job needs the one that checks the tag, or a job that does. */
  private boolean comesAfterCheckOfTag(String name, Set<String> seen) {
    return seen.add(name)
        && needed(inherited(name, "needs")).stream()
            .anyMatch(
                other -> calls(other, "make release-check") || comesAfterCheckOfTag(other, seen));
  }

  /** Returns the names of needed jobs, which are texts or have more to say. */
  private static List<String> needed(JsonNode needs) {
    var names = new ArrayList<String>();
    needs.forEach(need -> names.add(need.path("job").asText(need.asText())));
    return names;
  }

  private static List<String> others(JsonNode job) {
    var others = new ArrayList<>(Project.texts(job.path("extends")));
    others.addAll(needed(job.path("needs")));
    return others;
  }

  /** Returns what a job says, or the templates that it extends, the last one first. */
  private JsonNode inherited(String name, String word) {
    var job = pipeline.path(name);
    if (job.has(word)) {
      return job.path(word);
    }
    var templates = Project.texts(job.path("extends"));
    for (int i = templates.size() - 1; i >= 0; i--) {
      var found = inherited(templates.get(i), word);
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return job.path(word);
  }
}
