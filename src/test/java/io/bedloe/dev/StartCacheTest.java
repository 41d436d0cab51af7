package io.bedloe.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how an archive of classes is written, and which one the server script hands to the JVM. */
class StartCacheTest {

  private static final Path SERVER_ENV =
      Path.of(System.getProperty("basedir", ""), "src/main/liberty/etc/server.env");

  private final Path installation;
  private final Path java;
  private final Path archives;

  StartCacheTest(@TempDir Path installation, @TempDir Path java) throws IOException {
    this.installation = installation;
    this.java = java;
    Files.writeString(
        java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\"\n");
    archives = Files.createDirectories(installation.resolve("etc/start-cache"));
  }

  private Path written(String name) throws IOException {
    return Files.writeString(archives.resolve(name), "archive");
  }

  @Test
  void withoutAnArchiveNoOptionIsAdded() throws Exception {
    assertThat(afterServerEnv(Map.of("JVM_ARGS", "-Xmx1g"))).contains("JVM_ARGS=-Xmx1g\n");
  }

  /** The JVM does not start with two collectors. */
  @ParameterizedTest
  @ValueSource(strings = {"-Xmx4g -XX:+UseG1GC", "-XX:+UseZGC -Xmx4g", "-XX:+UseSerialGC"})
  void anotherCollectorReplacesTheOneOfTheServersOptions(String options) throws Exception {
    assertThat(afterServerEnv(Map.of("JVM_ARGS", options)))
        .contains("JVM_ARGS=-XX:-UseParallelGC " + options + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:+UseParallelGC", "-XX:+UseGCOverheadLimit", "-XX:-UseG1GC"})
  void theCollectorStaysWithoutAnother(String options) throws Exception {
    assertThat(afterServerEnv(Map.of("JVM_ARGS", options))).contains("JVM_ARGS=" + options + "\n");
  }

  @Test
  void anArchiveOfTheSameJavaIsUsed() throws Exception {
    var archive = written("25.0.3+9-LTS.aot");
    assertThat(afterServerEnv(Map.of("JVM_ARGS", "-Xmx1g")))
        .contains("JVM_ARGS=-XX:AOTCache='" + archive + "' -Xmx1g\n", "JAVA_AGENT_QUOTED=\n");
  }

  @Test
  void anArchiveOfAnOlderJavaHasItsOwnOption() throws Exception {
    Files.writeString(java.resolve("release"), "JAVA_RUNTIME_VERSION=\"17.0.15+6-Debian\"\n");
    var archive = written("17.0.15+6-Debian.jsa");
    assertThat(afterServerEnv(Map.of()))
        .contains("JVM_ARGS=-XX:SharedArchiveFile='" + archive + "' \n", "JAVA_AGENT_QUOTED=\n");
  }

  @Test
  void anArchiveThatTheJvmFailedToWriteIsNotUsed() throws Exception {
    Files.createFile(archives.resolve("25.0.3+9-LTS.aot"));
    assertThat(afterServerEnv(Map.of()))
        .doesNotContain("AOTCache")
        .contains("JAVA_AGENT_QUOTED=agent\n");
  }

  @Test
  void anArchiveOfAnotherJavaIsNotUsed() throws Exception {
    written("25.0.2+1-LTS.aot");
    assertThat(afterServerEnv(Map.of()))
        .doesNotContain("AOTCache")
        .contains("JAVA_AGENT_QUOTED=agent\n");
  }

  @Test
  void aJavaThatDoesNotSayItsVersionUsesNoArchive() throws Exception {
    Files.delete(java.resolve("release"));
    written("25.0.3+9-LTS.aot");
    assertThat(afterServerEnv(Map.of())).doesNotContain("AOTCache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-javaagent:/a.jar",
        "-agentlib:jdwp=x",
        "-agentpath:/a.so",
        "-XX:AOTCacheOutput=/a",
        "-XX:SharedArchiveFile=/a",
        "-XX:ArchiveClassesAtExit=/a"
      })
  void nextToAnAgentOrAnotherArchiveItIsNotUsed(String option) throws Exception {
    written("25.0.3+9-LTS.aot");
    assertThat(afterServerEnv(Map.of("JVM_ARGS", option)))
        .contains("JVM_ARGS=" + option + "\n", "JAVA_AGENT_QUOTED=agent\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
  void theVariablesThatJavaReadsItselfCountLikeJvmArgs(String variable) throws Exception {
    written("25.0.3+9-LTS.aot");
    assertThat(afterServerEnv(Map.of(variable, "-javaagent:/otel.jar -XX:+UseG1GC")))
        .contains("JVM_ARGS=-XX:-UseParallelGC \n", "JAVA_AGENT_QUOTED=agent\n");
  }

  @Test
  void reportsNameTheArchiveThatServerEnvUses() throws Exception {
    written("25.0.2+1-LTS.aot");
    Files.createFile(archives.resolve("25.0.3+9-LTS.aot"));
    assertThat(StartCache.usedBy(installation, "25.0.3+9-LTS")).isEmpty();

    var classes = written("25.0.3+9-LTS.jsa");
    assertThat(StartCache.usedBy(installation, "25.0.3+9-LTS")).contains(classes);
    var classesAndProfiles = written("25.0.3+9-LTS.aot");
    assertThat(StartCache.usedBy(installation, "25.0.3+9-LTS")).contains(classesAndProfiles);
  }

  @Test
  void anArchiveIsReadableForAUserThatDidNotWriteIt() throws Exception {
    var archive = written("25.0.3+9-LTS.aot");
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-r-----"));
    StartCache.makeReadable(archive);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void anArchiveIsWrittenWithTheSameHeapOnAnyMachine() {
    assertThat(StartCache.Form.of(25).jvmArgs(Path.of("/a b/25.aot")))
        .isEqualTo("-Xmx512m -XX:-ClassUnloading -XX:AOTCacheOutput='/a b/25.aot'");
    assertThat(StartCache.Form.of(21).jvmArgs(Path.of("/a b/21.jsa")))
        .isEqualTo("-Xmx512m -XX:-ClassUnloading -XX:ArchiveClassesAtExit='/a b/21.jsa'");
  }

  @Test
  void theNumberOfNativeMemoryAreasCanBeChanged() throws Exception {
    assertThat(afterServerEnv(Map.of())).contains("MALLOC_ARENA_MAX=2\n");
    assertThat(afterServerEnv(Map.of("MALLOC_ARENA_MAX", "4"))).contains("MALLOC_ARENA_MAX=4\n");
  }

  /** Returns the environment after the server script has run server.env, which is shell code. */
  private String afterServerEnv(Map<String, String> before)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            "sh", "-eu", "-c", ". \"$0\"; env", SERVER_ENV.toAbsolutePath().toString());
    var environment = new HashMap<>(before);
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", java.toString());
    environment.put("WLP_INSTALL_DIR", installation.toString());
    environment.put("JAVA_AGENT_QUOTED", "agent");
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    var process = builder.start();
    var result = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(result).isZero();
    return result;
  }
}
