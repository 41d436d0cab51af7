package io.bedloe.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that the Makefile, the output of `make help` and the table of the README agree. */
class MakeTargetsTest {

  private static final Pattern HELP = Pattern.compile("(?m)^ {2}make ([a-z-]+) +(.*)$");
  private static final Pattern PHONY = Pattern.compile("(?m)^\\.PHONY: (.*)$");

  @Test
  void theReadmeListsWhatMakeHelpListsInTheSameWordsAndOrder() throws Exception {
    assertThat(Readme.targets().entrySet()).containsExactlyElementsOf(help().entrySet());
  }

  @Test
  void makeHelpListsEveryTargetButTheOneThatOthersNeed() throws IOException, InterruptedException {
    var makefile = Files.readString(Readme.project().resolve("Makefile"));
    List<String> targets = PHONY.matcher(makefile).results().map(MakeTargetsTest::name).toList();
    assertThat(targets).containsAll(help().keySet()).hasSize(help().size() + 1).contains("tools");
  }

  private static String name(MatchResult found) {
    return found.group(1);
  }

  private static Map<String, String> help() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("make", "--no-print-directory", "help")
            .directory(Readme.project().toFile())
            .redirectErrorStream(true);
    // The variables belong to the make that runs this test.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("MAKE") || name.equals("MFLAGS"));
    var make = builder.start();
    var said = new String(make.getInputStream().readAllBytes(), UTF_8);
    assertThat(make.waitFor()).describedAs(said).isZero();
    var targets = new LinkedHashMap<String, String>();
    HELP.matcher(said).results().forEach(line -> targets.put(line.group(1), line.group(2)));
    assertThat(targets).isNotEmpty();
    return targets;
  }
}
