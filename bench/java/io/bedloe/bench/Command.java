package io.bedloe.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bedloe.dev.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs a program to its end and returns what it has written. */
final class Command {

  private Command() {}

  static String run(Map<String, String> environment, List<String> words)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    try {
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new Refusal(words.get(0) + " ended with " + code + ":\n" + output);
      }
      return output;
    } finally {
      process.destroy();
    }
  }
}
