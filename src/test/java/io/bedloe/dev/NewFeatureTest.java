package io.bedloe.dev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make feature} creates a skeleton that compiles. */
class NewFeatureTest {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final String CHANGE_LOG = "src/main/resources/db/changelog/master.yaml";
  private static final String ENTITIES = "src/main/resources/META-INF/persistence.xml";

  private final Path root;

  NewFeatureTest(@TempDir Path root) {
    this.root = root;
  }

  @BeforeEach
  void whatTheScriptChangesIsThere() throws IOException {
    for (var file : List.of(CHANGE_LOG, ENTITIES)) {
      Files.createDirectories(root.resolve(file).getParent());
      Files.copy(PROJECT.resolve(file), root.resolve(file));
    }
  }

  @Test
  void theSkeletonOfAFeatureCompilesWithItsTests() throws Exception {
    create("supplies", 0);
    List<Path> sources;
    try (var found = Files.walk(root)) {
      sources = found.filter(file -> file.toString().endsWith(".java")).toList();
    }
    assertThat(sources)
        .map(file -> file.getFileName().toString())
        .contains(
            "SuppliesResource.java",
            "CreateSupply.java",
            "Supply.java",
            "Supplies.java",
            "SupplyTest.java",
            "SuppliesIT.java");
    var said = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
      var options =
          List.of(
              "-proc:none",
              "-d",
              Files.createDirectory(root.resolve("classes")).toString(),
              "-cp",
              System.getProperty("java.class.path"));
      var task =
          compiler.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      assertThat(task.call()).as(said.toString()).isTrue();
    }
  }

  @Test
  void itsTableAndItsEntityAreEntered() throws Exception {
    create("suppliers", 0);
    assertThat(root.resolve(CHANGE_LOG))
        .content()
        .endsWith("  - include: {file: db/changelog/commerce/suppliers/001-suppliers.sql}\n");
    assertThat(root.resolve("src/main/resources/db/changelog/commerce/suppliers/001-suppliers.sql"))
        .content()
        .contains("CREATE TABLE suppliers", "--rollback DROP TABLE suppliers;")
        .doesNotContainIgnoringCase("widget");
    assertThat(root.resolve(ENTITIES))
        .content()
        .contains("<class>io.bedloe.commerce.suppliers.model.Supplier</class>");
  }

  @Test
  void aNameThatIsNoPluralAndAFeatureThatIsThereAreRefused() throws Exception {
    assertThat(create("Supplier", 1)).contains("make feature NAME=suppliers");
    create("suppliers", 0);
    assertThat(create("suppliers", 1)).contains("there is a feature suppliers");
  }

  private String create(String name, int exitCode) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(PROJECT.resolve("scripts/new-feature").toString(), name, root.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
    return said;
  }
}
