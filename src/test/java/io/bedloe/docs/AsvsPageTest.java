package io.bedloe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests that {@code docs/asvs.md} has each requirement of levels 1 and 2 once, with a state and its
 * proof.
 */
class AsvsPageTest {

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| (\\d+\\.\\d+\\.\\d+) \\(L([12])\\) \\| ([^|]*) \\| ([^|]*) \\|([^|]*)\\|$",
          Pattern.MULTILINE);

  private static final Set<String> STATES =
      Set.of("holds", "tested", "design", "partly", "open", "operator", "n/a");

  @Test
  void everyRequirementStandsThereOnce() throws IOException {
    var listed = rows().stream().map(row -> row.group(1) + " " + row.group(2)).toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(requirements());
  }

  @Test
  void everyRowHasAKnownStateAndSaysWhy() throws IOException {
    assertThat(rows())
        .allSatisfy(row -> assertThat(row.group(3)).as(row.group(1)).isIn(STATES))
        .allSatisfy(row -> assertThat(row.group(4)).as(row.group(1)).endsWith("."));
  }

  @Test
  void whatHoldsOrIsTestedNamesTheTestMethodThatShowsIt() throws IOException {
    assertThat(rows().stream().filter(row -> Set.of("holds", "tested").contains(row.group(3))))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.group(5))
                    .as(row.group(1))
                    .matches("( `[A-Z]\\w*(IT|ST|AT|Test)\\.[a-z]\\w*`,?)+ "));
  }

  @Test
  void everyTestThatTheStateHoldsRestsOnWasSeenToFail() throws IOException {
    var proofs = Files.readString(Path.of("docs/asvs-proofs.md"));
    var unproved =
        rows().stream()
            .filter(row -> row.group(3).equals("holds"))
            .flatMap(row -> NamedTestsTest.METHOD.matcher(row.group(5)).results())
            .map(MatchResult::group)
            .filter(test -> !proofs.contains(test))
            .distinct()
            .toList();
    assertThat(unproved).as("tests that nobody has seen fail without the defence").isEmpty();
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/asvs.md"))).results().toList();
  }

  private static List<String> requirements() throws IOException {
    try (var lines = Files.lines(Path.of("src/test/resources/asvs-5.0.0.txt"))) {
      return lines.filter(line -> !line.startsWith("#")).toList();
    }
  }
}
