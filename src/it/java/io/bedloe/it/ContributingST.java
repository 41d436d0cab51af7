package io.bedloe.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.readme.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of CONTRIBUTING.md for single tests, as a developer would. */
@SystemTest
class ContributingST {

  /** Only to end at all: the first command compiles everything, which takes half a minute. */
  private static final long PATIENCE_MINUTES = 8;

  private static final Pattern COMMAND = Pattern.compile("(?m)^make t T=(\\S+)$");

  private final Path folder;

  ContributingST(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyCommandForSingleTestsRunsTheTestsThatItNames() throws Exception {
    var commands =
        COMMAND.matcher(Files.readString(Readme.project().resolve("CONTRIBUTING.md"))).results();
    List<String> all = new ArrayList<>(commands.map(found -> found.group()).toList());
    assertThat(all).hasSizeGreaterThanOrEqualTo(3).anyMatch(command -> command.endsWith("IT"));
    for (var command : all) {
      var said = run(command);
      assertThat(said).as(command).contains("$ java @target/t/run.args", ", failed: 0, in ");
      assertThat(said).as(command).doesNotContain("Tests run: 0,");
    }
  }

  @AfterEach
  void theKeptServerEnds() throws Exception {
    run("make t-stop");
  }

  private String run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "make", ".out");
    var builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(Readme.project().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // Those of the make that runs this test
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("MAKE") || name.equals("MFLAGS"));
    var process = builder.start();
    try {
      assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).as(command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    var said = Files.readString(output, UTF_8);
    assertThat(process.exitValue()).as("$ %s%n%s", command, said).isZero();
    return said;
  }
}
