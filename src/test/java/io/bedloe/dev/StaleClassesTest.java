package io.bedloe.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout that was built before a package was renamed still starts: old classes are removed. */
class StaleClassesTest {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private final Path target;

  StaleClassesTest(@TempDir Path target) {
    this.target = target;
  }

  @Test
  void classesOfSourcesThatAreThereStay() throws Exception {
    compiled("classes/io/bedloe/kernel/Money.class");
    compiled("classes/io/bedloe/kernel/Money$Nested.class");
    compiled("classes/io/bedloe/kernel/package-info.class");
    compiled("classes/io/bedloe/kernel/Money_.class");
    compiled("classes/io/bedloe/kernel/_Money.class");
    compiled("test-classes/io/bedloe/dev/Run.class");
    compiled("test-classes/io/bedloe/bench/Bench.class");
    assertThat(removeStale()).isEmpty();
    assertThat(target.resolve("classes/io/bedloe/kernel/Money.class")).exists();
  }

  @Test
  void allClassesGoWhenTheSourceOfOneIsGone() throws Exception {
    compiled("classes/io/bedloe/kernel/Money.class");
    compiled("classes/io/bedloe/former/Money.class");
    compiled("test-classes/io/bedloe/dev/Run.class");
    assertThat(removeStale()).contains("io/bedloe/former/Money");
    assertThat(target.resolve("classes")).doesNotExist();
    assertThat(target.resolve("test-classes")).doesNotExist();
  }

  @Test
  void allClassesGoWhenTheSourceOfATestIsGone() throws Exception {
    compiled("classes/io/bedloe/kernel/Money.class");
    compiled("test-classes/io/bedloe/dev/FormerRun.class");
    assertThat(removeStale()).contains("io/bedloe/dev/FormerRun");
    assertThat(target.resolve("classes")).doesNotExist();
  }

  private void compiled(String name) throws IOException {
    Path file = target.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }

  private String removeStale() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                PROJECT.resolve("scripts/remove-stale-classes").toString(), target.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
