package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which threads of the JVM run first on Linux (ADR 126). */
@SystemTest
class RequestPriorityST {

  private static final int NICE = 16;

  /** Linux cuts the name of a thread after 15 characters. */
  private static final String COMPILER = "C1 CompilerThre";

  private static final String REQUESTS = "Default Executo";

  @Test
  void theThreadOfARequestYieldsToTheCompilers() throws Exception {
    try (var server = BedloeServer.onOwnDatabase().start()) {
      assertThat(new Shop(server).get("/products").status()).isEqualTo(200);

      assertThat(niceValues(server.pid(), REQUESTS)).contains(10);
      assertThat(niceValues(server.pid(), COMPILER)).isNotEmpty().allMatch(nice -> nice <= 0);
    }
  }

  private static List<Integer> niceValues(long process, String name) throws IOException {
    var values = new ArrayList<Integer>();
    var threads = Path.of("/proc", Long.toString(process), "task");
    try (var all = Files.newDirectoryStream(threads)) {
      for (var thread : all) {
        var stat = Files.readString(thread.resolve("stat"));
        int end = stat.lastIndexOf(')');
        if (stat.substring(stat.indexOf('(') + 1, end).equals(name)) {
          values.add(Integer.parseInt(stat.substring(end + 2).split(" ", -1)[NICE]));
        }
      }
    }
    return values;
  }
}
