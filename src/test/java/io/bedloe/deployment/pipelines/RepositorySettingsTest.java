package io.bedloe.deployment.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the settings of the repository that are files: updates, protection, owners, templates. */
class RepositorySettingsTest {

  private static final Map<String, String> MANIFESTS =
      Map.of(
          "maven", "pom.xml",
          "npm", "package.json",
          "github-actions", ".github/workflows",
          "docker", "Containerfile",
          "docker-compose", "compose.yaml");

  private static final Pattern MATRIX = Pattern.compile("\\$\\{\\{ matrix\\.(\\w+) }}");

  @Test
  void dependabotLooksIntoFoldersThatHaveDependencies() throws IOException {
    var missing = new ArrayList<String>();
    var seen = new TreeSet<String>();
    var ecosystems = new TreeSet<String>();
    for (var update : Project.yaml(Project.text(".github/dependabot.yml")).path("updates")) {
      var ecosystem = update.path("package-ecosystem").asText();
      var manifest = MANIFESTS.get(ecosystem);
      assertThat(manifest).as("the manifest of %s", ecosystem).isNotNull();
      ecosystems.add(ecosystem);
      var folders = new ArrayList<>(Project.texts(update.path("directory")));
      folders.addAll(Project.texts(update.path("directories")));
      assertThat(folders).isNotEmpty();
      assertThat(update.path("schedule").path("interval").asText())
          .isIn("daily", "weekly", "monthly");
      for (var folder : folders) {
        seen.add(folder);
        if (!Files.exists(Project.ROOT.resolve(folder.substring(1)).resolve(manifest))) {
          missing.add(folder + " has no " + manifest);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(ecosystems).isEqualTo(MANIFESTS.keySet());
    assertThat(seen).as("folders with a lock file of npm").containsAll(foldersWithLocksOfNpm());
  }

  @Test
  void aCheckThatTheMainBranchRequiresIsAJobOfAPullRequest() {
    var ruleset = Project.yaml(Project.text(".github/rulesets/main.json"));
    var required = new TreeSet<String>();
    ruleset.findValues("context").forEach(context -> required.add(context.asText()));
    assertThat(required).isNotEmpty().isEqualTo(jobsOfPullRequests());
    assertThat(ruleset.path("enforcement").asText()).isEqualTo("active");
    assertThat(ruleset.path("bypass_actors")).isEmpty();
    assertThat(ruleset.findValuesAsText("type")).contains("pull_request", "non_fast_forward");
  }

  @Test
  void aTagOfAReleaseCanNeitherBeMovedNorDeleted() {
    var ruleset = Project.yaml(Project.text(".github/rulesets/releases.json"));
    assertThat(ruleset.path("target").asText()).isEqualTo("tag");
    assertThat(Project.texts(ruleset.path("conditions").path("ref_name").path("include")))
        .containsExactly("refs/tags/v*");
    assertThat(ruleset.path("rules").findValuesAsText("type"))
        .contains("deletion", "update", "non_fast_forward");
    assertThat(ruleset.path("bypass_actors")).isEmpty();
  }

  @Test
  void onlyMaintainersCreateTheTagOfARelease() {
    var ruleset = Project.yaml(Project.text(".github/rulesets/new-releases.json"));
    assertThat(ruleset.path("target").asText()).isEqualTo("tag");
    assertThat(ruleset.path("enforcement").asText()).isEqualTo("active");
    assertThat(Project.texts(ruleset.path("conditions").path("ref_name").path("include")))
        .containsExactly("refs/tags/v*");
    // The same people may bypass all rules of a ruleset.
    assertThat(ruleset.path("rules").findValuesAsText("type")).containsExactly("creation");
    // The roles Maintain and Admin; 4 is Write.
    assertThat(ruleset.path("bypass_actors").findValuesAsText("actor_id"))
        .containsExactly("2", "5");
    assertThat(ruleset.path("bypass_actors").findValuesAsText("actor_type"))
        .containsOnly("RepositoryRole");
  }

  @Test
  void ownersAndLabelsNamePathsThatExist() throws IOException {
    var missing = new ArrayList<String>();
    Project.text(".github/CODEOWNERS")
        .lines()
        .filter(line -> line.startsWith("/"))
        .map(line -> line.substring(1, line.indexOf(' ')))
        .filter(path -> !Files.exists(Project.ROOT.resolve(path)))
        .forEach(missing::add);
    var globs =
        Project.yaml(Project.text(".github/labeler.yml"))
            .findValues("any-glob-to-any-file")
            .stream()
            .flatMap(node -> Project.texts(node).stream())
            .toList();
    assertThat(globs).hasSizeGreaterThan(5);
    var files = files();
    globs.stream().filter(glob -> files.stream().noneMatch(matching(glob))).forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  @Test
  void aFormOfAnIssueHasANameForEachOfItsFields() throws IOException {
    try (Stream<Path> forms = Files.list(Project.ROOT.resolve(".github/ISSUE_TEMPLATE"))) {
      for (var form : forms.filter(file -> !file.endsWith("config.yml")).toList()) {
        var fields = Project.yaml(Files.readString(form));
        assertThat(fields.path("name").asText()).isNotEmpty();
        assertThat(fields.path("description").asText()).isNotEmpty();
        for (JsonNode field : fields.path("body")) {
          assertThat(field.path("type").asText())
              .isIn("markdown", "input", "textarea", "dropdown", "checkboxes");
          assertThat(field.path("type").asText().equals("markdown") || field.has("id"))
              .as("%s has an id", field)
              .isTrue();
        }
      }
    }
  }

  @Test
  void anIssueThatIsNotOnAFormIsNotOffered() {
    var settings = Project.yaml(Project.text(".github/ISSUE_TEMPLATE/config.yml"));
    assertThat(settings.path("blank_issues_enabled").asText()).isEqualTo("false");
  }

  @Test
  void thePullRequestTemplateNamesFilesThatExist() {
    assertThat(Project.text(".github/pull_request_template.md"))
        .contains("make verify", "CHANGELOG.md", "CONTRIBUTING.md");
    assertThat(Project.text("CONTRIBUTING.md")).contains("Changing the schema: checklist");
  }

  private static Predicate<Path> matching(String glob) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return matcher::matches;
  }

  /** Files that git may know: what was built is left out. */
  private static List<Path> files() throws IOException {
    var all = new ArrayList<Path>();
    for (var root : List.of("docs", "src/main", "infra", ".github", "liberty", "scripts")) {
      try (Stream<Path> files = Files.walk(Project.ROOT.resolve(root))) {
        files.filter(Files::isRegularFile).map(Project.ROOT::relativize).forEach(all::add);
      }
    }
    try (Stream<Path> files = Files.list(Project.ROOT)) {
      files.filter(Files::isRegularFile).map(Project.ROOT::relativize).forEach(all::add);
    }
    return all;
  }

  private static List<String> foldersWithLocksOfNpm() throws IOException {
    var folders = new ArrayList<String>();
    for (var root : List.of("scripts", "src")) {
      try (Stream<Path> files = Files.walk(Project.ROOT.resolve(root))) {
        files
            .filter(
                file ->
                    file.endsWith("package-lock.json") && !file.toString().contains("node_modules"))
            .map(file -> "/" + Project.ROOT.relativize(file.resolveSibling("")))
            .forEach(folders::add);
      }
    }
    return folders;
  }

  /** Returns the names of the jobs that run for pull requests, one for each value of a matrix. */
  private static Set<String> jobsOfPullRequests() {
    var names = new TreeSet<String>();
    for (var file : Project.workflows()) {
      var workflow = Project.yaml(Project.workflow(file));
      if (workflow.path("on").has("pull_request")) {
        workflow
            .path("jobs")
            .forEach(
                job -> {
                  var name = job.path("name").asText();
                  var variable = MATRIX.matcher(name);
                  if (variable.find()) {
                    for (var value : job.path("strategy").path("matrix").path(variable.group(1))) {
                      names.add(variable.replaceFirst(value.asText()));
                    }
                  } else {
                    names.add(name);
                  }
                });
      }
    }
    return names;
  }
}
