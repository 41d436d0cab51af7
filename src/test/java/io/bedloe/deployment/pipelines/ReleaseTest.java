package io.bedloe.deployment.pipelines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests {@code make release} in a repository of its own, whose {@code make verify} only writes a
 * line.
 */
class ReleaseTest {

  private static final String MAKEFILE =
      """
      .PHONY: verify
      verify:
      \t@scripts/verified begin
      \t@echo verified >> target/runs
      \t@test ! -e target/red
      \t@scripts/verified end
      """;

  private static final String POM =
      """
      <project>
        <artifactId>bedloe</artifactId>
        <version>0.1.0-SNAPSHOT</version>
        <dependency>
          <version>0.1.0-SNAPSHOT</version>
        </dependency>
      </project>
      """;

  private static final String CHANGELOG =
      """
      # Changelog

      ## [Unreleased]

      ### Added

      - Orders have notes.
      """;

  private final Path folder;

  ReleaseTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void aRepositoryWithOneCommit() throws Exception {
    Files.createDirectories(folder.resolve("scripts"));
    for (var script : List.of("release", "verified")) {
      Files.copy(
          Project.ROOT.resolve("scripts").resolve(script),
          folder.resolve("scripts").resolve(script));
    }
    write("Makefile", MAKEFILE);
    write("pom.xml", POM);
    write("CHANGELOG.md", CHANGELOG);
    write(".gitignore", "target/\n");
    succeed("git", "init", "--quiet", "--initial-branch=main");
    commitAll("One");
  }

  @Test
  void aReleaseIsACommitWithItsVersionItsChangelogAndAnAnnotatedTag() throws Exception {
    release("0.1.0");
    assertThat(succeed("git", "cat-file", "-t", "v0.1.0").strip()).isEqualTo("tag");
    assertThat(succeed("git", "cat-file", "-p", "v0.1.0"))
        .contains("Bedloe 0.1.0", "### Added", "- Orders have notes.");
    assertThat(succeed("git", "show", "v0.1.0:pom.xml"))
        .isEqualTo(POM.replaceFirst("0.1.0-SNAPSHOT", "0.1.0"));
    assertThat(succeed("git", "show", "v0.1.0:CHANGELOG.md"))
        .containsPattern(
            "(?s)## \\[Unreleased]\\n\\n## \\[0\\.1\\.0] - \\d{4}-\\d\\d-\\d\\d\\n\\n### Added\\n\\n- Orders have notes\\.\\n$");
    assertThat(succeed("git", "status", "--porcelain")).isEmpty();
    assertThat(Files.readString(folder.resolve("target/runs"))).isEqualTo("verified\n");
  }

  @Test
  void theCommitAfterAReleaseHasTheNextVersion() throws Exception {
    release("0.1.0");
    assertThat(Files.readString(folder.resolve("pom.xml")))
        .isEqualTo(POM.replaceFirst("0.1.0-SNAPSHOT", "0.1.1-SNAPSHOT"));
    assertThat(succeed("git", "rev-parse", "HEAD^"))
        .isEqualTo(succeed("git", "rev-parse", "v0.1.0^{}"));
  }

  @Test
  void candidatesAndTheReleaseAfterThemFollowEachOther() throws Exception {
    for (var version :
        List.of("0.1.0-rc.1", "0.1.0-rc.2", "0.1.0-rc.10", "0.1.0", "0.1.1", "1.0.0")) {
      release(version);
      write(
          "CHANGELOG.md",
          Files.readString(folder.resolve("CHANGELOG.md"))
              .replace("## [Unreleased]\n", "## [Unreleased]\n\n- More.\n"));
      commitAll("More");
    }
    assertThat(succeed("git", "tag", "--list").lines()).hasSize(6);
  }

  @Test
  void aVerifiedCommitIsNotVerifiedAgain() throws Exception {
    succeed("make", "verify");
    assertThat(release("0.1.0")).contains("verified already");
    assertThat(Files.readString(folder.resolve("target/runs"))).isEqualTo("verified\n");
  }

  @Test
  void aVerificationOfOtherFilesDoesNotCount() throws Exception {
    write("other", "1");
    succeed("make", "verify");
    commitAll("Two");
    release("0.1.0");
    assertThat(Files.readString(folder.resolve("target/runs"))).isEqualTo("verified\nverified\n");
  }

  @Test
  void aVerificationOfAnEarlierCommitDoesNotCount() throws Exception {
    succeed("make", "verify");
    write("other", "1");
    commitAll("Two");
    release("0.1.0");
    assertThat(Files.readString(folder.resolve("target/runs"))).isEqualTo("verified\nverified\n");
  }

  @Test
  void aRedVerificationEndsTheReleaseWithoutATrace() throws Exception {
    write("target/red", "");
    var head = succeed("git", "rev-parse", "HEAD");
    assertThat(refuse("0.1.0")).contains("verify");
    assertThat(succeed("git", "rev-parse", "HEAD")).isEqualTo(head);
    assertThat(succeed("git", "tag", "--list")).isEmpty();
    assertThat(succeed("git", "status", "--porcelain")).isEmpty();
  }

  @Test
  void aGreenVerificationThatTurnsRedIsForgotten() throws Exception {
    succeed("make", "verify");
    write("target/red", "");
    assertThat(run("make", "verify").code()).isNotZero();
    assertThat(refuse("0.1.0")).doesNotContain("verified already");
  }

  @Test
  void aWorkTreeWithChangesIsRefused() throws Exception {
    write("pom.xml", POM + "\n");
    assertThat(refuse("0.1.0")).contains("the work tree is not clean");
  }

  @Test
  void aWorkTreeWithAnUnknownFileIsRefused() throws Exception {
    write("other", "1");
    assertThat(refuse("0.1.0")).contains("the work tree is not clean");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.0",
        "v1.0.0",
        "1.0.0.0",
        "01.0.0",
        "1.0.0-",
        "1.0.0-01",
        "1.0.0+5",
        "1.0.0 ",
        "1.0.0;x"
      })
  void aVersionThatIsNotSemanticVersioningIsRefused(String version) throws Exception {
    assertThat(refuse(version)).contains("is no version");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.9, 0.1.0-SNAPSHOT",
    "0.1.0-1, 0.1.0-SNAPSHOT",
    "0.1.0-ALPHA, 0.1.0-SNAPSHOT",
    "0.0.10, 0.1.0-SNAPSHOT"
  })
  void aVersionThatIsNotHigherIsRefused(String version, String current) throws Exception {
    assertThat(refuse(version)).contains(version + " is not higher than " + current);
  }

  @Test
  void aVersionBelowAReleasedOneIsRefused() throws Exception {
    succeed("git", "tag", "v0.9.0");
    assertThat(refuse("0.2.0")).contains("0.2.0 is not higher than the released 0.9.0");
  }

  @Test
  void aTagThatExistsIsRefused() throws Exception {
    succeed("git", "tag", "v0.1.0");
    assertThat(refuse("0.1.0")).contains("the tag v0.1.0 exists");
  }

  @Test
  void anEmptySectionIsRefused() throws Exception {
    write("CHANGELOG.md", CHANGELOG.replace("- Orders have notes.\n", ""));
    commitAll("Nothing");
    assertThat(refuse("0.1.0")).contains("the section Unreleased of CHANGELOG.md is empty");
  }

  @Test
  void aHeadThatIsNoBranchIsRefused() throws Exception {
    succeed("git", "checkout", "--quiet", "--detach");
    assertThat(refuse("0.1.0")).contains("HEAD is no branch");
  }

  @Test
  void aTagIsCheckedAgainstItsCommit() throws Exception {
    release("0.2.0-rc.1");
    succeed("git", "update-ref", "refs/remotes/origin/main", "main");
    succeed("git", "checkout", "--quiet", "v0.2.0-rc.1");
    assertThat(succeed("scripts/release", "check", "v0.2.0-rc.1")).isEqualTo("prerelease=true\n");
    assertThat(run("scripts/release", "check", "v0.2.0").said())
        .contains("pom.xml says 0.2.0-rc.1");
    assertThat(run("scripts/release", "check", "v$(id)").said()).contains("is no tag of a release");
    assertThat(succeed("scripts/release", "notes", "v0.2.0-rc.1"))
        .isEqualTo("### Added\n\n- Orders have notes.\n");
    assertThat(run("scripts/release", "notes", "v3.0.0").said()).contains("has no section");
  }

  @Test
  void aTagWhoseCommitIsNotOnTheMainBranchIsRefused() throws Exception {
    succeed("git", "update-ref", "refs/remotes/origin/main", "main");
    release("0.2.0");
    succeed("git", "checkout", "--quiet", "v0.2.0");
    assertThat(run("scripts/release", "check", "v0.2.0").said())
        .contains("the commit of v0.2.0 is not on origin/main");
    succeed("git", "update-ref", "refs/remotes/origin/main", "main");
    assertThat(succeed("scripts/release", "check", "v0.2.0")).isEqualTo("prerelease=false\n");
  }

  @Test
  void aTagThatCannotBeComparedWithTheMainBranchIsRefused() throws Exception {
    release("0.2.0");
    succeed("git", "checkout", "--quiet", "v0.2.0");
    assertThat(run("scripts/release", "check", "v0.2.0").said())
        .contains("there is no origin/main");
  }

  private record Result(int code, String said) {}

  private String release(String version) throws IOException, InterruptedException {
    return succeed("scripts/release", "cut", version);
  }

  private String refuse(String version) throws IOException, InterruptedException {
    var result = run("scripts/release", "cut", version);
    assertThat(result.code()).as(result.said()).isNotZero();
    return result.said();
  }

  private String succeed(String... command) throws IOException, InterruptedException {
    var result = run(command);
    assertThat(result.code()).as(result.said()).isZero();
    return result.said();
  }

  private Result run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    // The variables belong to the git or make that runs this test.
    environment
        .keySet()
        .removeIf(
            name -> name.startsWith("GIT_") || name.startsWith("MAKE") || name.equals("MFLAGS"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_SYSTEM", "/dev/null");
    for (var role : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + role + "_NAME", "Tester");
      environment.put("GIT_" + role + "_EMAIL", "tester@example.org");
    }
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), said);
  }

  private void commitAll(String message) throws IOException, InterruptedException {
    succeed("git", "add", "--all");
    succeed("git", "commit", "--quiet", "--message", message);
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
