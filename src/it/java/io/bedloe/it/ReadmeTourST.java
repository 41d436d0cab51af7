package io.bedloe.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.readme.Answer;
import io.bedloe.readme.Readme;
import io.bedloe.readme.Readme.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README and compares their output. */
@SystemTest
class ReadmeTourST {
  private static final String ADDRESS = "http://localhost:9080";

  /** The limit only prevents an endless run: the commands take seconds, also on busy cores. */
  private static final long PATIENCE_SECONDS = 300;

  /** The line that marks the end of each output. */
  private static final String END = "-- end of answer --";

  private final Path folder;

  ReadmeTourST(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyCommandOfTheTourAnswersWhatTheReadmeSays() throws Exception {
    List<Step> tour = Readme.tour();
    assertThat(tour).hasSizeGreaterThan(20);
    try (BedloeServer server = BedloeServer.onOwnDatabase().start()) {
      List<String> answers = answers(tour, server.uri().toString());
      assertThat(answers).hasSameSizeAs(tour);
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < tour.size(); i++) {
        Step step = tour.get(i);
        Answer.difference(step.answer(), answers.get(i))
            .ifPresent(difference -> wrong.add("$ " + step.command() + "\n" + difference));
      }
      assertThat(wrong).isEmpty();
    }
  }

  /** Runs all commands in one shell, so that a variable of one command is available to the next. */
  private List<String> answers(List<Step> tour, String address)
      throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("exec 2>&1\n");
    for (Step step : tour) {
      script.append(step.command().replace(ADDRESS, address)).append("\necho; echo '");
      script.append(END).append("'\n");
    }
    Path file = Files.writeString(folder.resolve("tour.sh"), script);
    Path said = folder.resolve("tour.out");
    Process bash =
        new ProcessBuilder("bash", file.toString())
            .directory(Files.createDirectory(folder.resolve("empty")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      assertThat(bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      bash.destroyForcibly();
    }
    String output =
        new String(Files.readAllBytes(said), UTF_8).replace("\r", "").replace(address, ADDRESS);
    List<String> answers = new ArrayList<>(List.of(output.split(END + "\n", -1)));
    answers.remove(answers.size() - 1);
    return answers.stream().map(String::strip).toList();
  }
}
