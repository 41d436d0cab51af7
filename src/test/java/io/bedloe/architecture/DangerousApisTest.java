package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The application uses no API through which untrusted input could start a process, load a class,
 * run a script, look up a name in a directory, deserialize Java objects or resolve an external XML
 * entity (ASVS 5.0.0: 1.2.5 to 1.2.7, 1.3.2, 1.3.8, 1.5.1, 1.5.2).
 */
class DangerousApisTest {

  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.io.ObjectInputStream",
          "java.beans.XMLDecoder",
          "java.net.URLClassLoader");

  private static final Set<String> PACKAGES =
      Set.of("javax.naming", "javax.script", "javax.xml", "org.xml.sax", "org.w3c.dom");

  /** They need {@link Runtime} to run work at the end, and to end; nothing comes from a request. */
  private static final Set<String> OF_THE_PROCESS =
      Set.of("io.bedloe.platform.realtime.StopHook", "io.bedloe.platform.config.RefusedStart");

  private static final ArchRule RULE =
      Rules.noDependency(
          "use no API that executes, deserializes or looks up what it is given",
          (type, used) -> isDangerous(used) && !OF_THE_PROCESS.contains(type.getName()));

  @Test
  void theApplicationUsesNoDangerousApi() {
    assertThat(Rules.findings(RULE, Code.production())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"StartsAProcess", "DeserializesObjects", "LooksUpNames", "ParsesXml"})
  void eachKindIsFound(String canary) {
    List<String> findings = Rules.findings(RULE, Code.canaries());
    assertThat(findings).anyMatch(finding -> finding.contains("." + canary));
  }

  private static boolean isDangerous(JavaClass used) {
    return CLASSES.contains(used.getName()) || PACKAGES.stream().anyMatch(in(used)::startsWith);
  }

  private static String in(JavaClass used) {
    return Layout.packageOf(used);
  }
}
