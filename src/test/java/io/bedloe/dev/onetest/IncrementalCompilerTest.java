package io.bedloe.dev.onetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code make t} compiles what changed and what depends on it: no more, and above all no less. */
class IncrementalCompilerTest {

  private final Path folder;
  private int writes;

  IncrementalCompilerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void threeSourcesAreCompiled() throws IOException {
    write(
        "a/Base",
        "package a; public class Base { public static final int LIMIT = 1; int size() { return 1; } }");
    write("a/Child", "package a; public class Child extends Base { }");
    write("a/User", "package a; class User { int use() { return new Child().size(); } }");
    write("b/Reader", "package b; class Reader { int limit() { return a.Base.LIMIT; } }");
    write("b/Other", "package b; class Other { static class Nested { } }");
    assertThat(compiled()).containsExactly("a/Base", "a/Child", "a/User", "b/Other", "b/Reader");
  }

  @Test
  void nothingIsCompiledWhenNothingChanged() throws IOException {
    assertThat(compiled()).isEmpty();
  }

  @Test
  void aChangedBodyCompilesItsSourceAlone() throws IOException {
    write(
        "a/Base",
        "package a; public class Base { public static final int LIMIT = 1; int size() { return 2; } }");
    assertThat(compiled()).containsExactly("a/Base");
  }

  @Test
  void aChangedMethodCompilesSubclassesAndTheirUsers() throws IOException {
    write(
        "a/Base",
        "package a; public class Base { public static final int LIMIT = 1; int size(int... of) { return 2; } }");
    assertThat(compiled()).contains("a/Base", "a/Child", "a/User").doesNotContain("b/Other");
  }

  @Test
  void aChangedConstantCompilesWhoHasCopiedIt() throws IOException {
    write(
        "a/Base",
        "package a; public class Base { public static final int LIMIT = 2; int size() { return 1; } }");
    assertThat(compiled()).contains("a/Base", "b/Reader").doesNotContain("b/Other");
  }

  @Test
  void classesOfARemovedSourceAndRemovedNestedClassesGo() throws IOException {
    write("b/Other", "package b; class Other { }");
    Files.delete(folder.resolve("src/b/Reader.java"));
    assertThat(compiled()).containsExactly("b/Other");
    assertThat(folder.resolve("out/b/Other.class")).exists();
    assertThat(folder.resolve("out/b/Other$Nested.class")).doesNotExist();
    assertThat(folder.resolve("out/b/Reader.class")).doesNotExist();
  }

  @Test
  void aRemovedSourceThatIsStillUsedIsReported() throws IOException {
    Files.delete(folder.resolve("src/a/Child.java"));
    assertThatThrownBy(this::compiled).isInstanceOf(Failure.class).hasMessageContaining("Child");
  }

  @Test
  void whatDidNotCompileIsCompiledTheNextTime() throws IOException {
    write(
        "a/Base",
        "package a; public class Base { public static final int LIMIT = 1; int length() { return 1; } }");
    assertThatThrownBy(this::compiled).isInstanceOf(Failure.class).hasMessageContaining("size()");
    assertThatThrownBy(this::compiled).isInstanceOf(Failure.class).hasMessageContaining("size()");
    write("a/User", "package a; class User { int use() { return new Child().length(); } }");
    assertThat(compiled()).contains("a/Base", "a/Child", "a/User").doesNotContain("b/Other");
  }

  private void write(String source, String text) throws IOException {
    Path file = folder.resolve("src/" + source + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    // Each write has a time of its own, as an editor's have
    writes++;
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * writes));
  }

  private Set<String> compiled() throws IOException {
    var tree =
        new SourceTree("test", List.of(folder.resolve("src")), List.of(), folder.resolve("out"));
    var compiler =
        new IncrementalCompiler(tree, new Javac("", "", folder), folder.resolve("state"));
    compiler.update();
    compiler.save();
    return new TreeSet<>(compiler.compiled());
  }
}
