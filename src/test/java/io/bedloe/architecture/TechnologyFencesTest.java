package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that each technology is used only in its packages, and that each fence reports its canary.
 */
class TechnologyFencesTest {

  @ParameterizedTest
  @EnumSource
  void noFenceIsViolated(Fences fence) {
    assertThat(Rules.findings(fence.rule(Code.bedloe()), Code.production())).isEmpty();
  }

  @Test
  void httpIsForResourcesAndTheEdge() {
    assertThat(violators(Fences.HTTP))
        .containsExactlyInAnyOrder("Rendering", "AnswersResource", "KeepsTheRequest");
  }

  @Test
  void messagesAndTimersAreForWorkAndJobs() {
    assertThat(violators(Fences.MESSAGES_AND_TIMERS))
        .containsExactlyInAnyOrder("SendsMessages", "HasATimer");
  }

  @Test
  void entitiesAreForModelAndData() {
    assertThat(violators(Fences.ENTITIES))
        .containsExactlyInAnyOrder("AsksForEntities", "AsksHibernate");
  }

  @Test
  void sqlIsForPlatformPersistence() {
    assertThat(violators(Fences.SQL)).containsExactlyInAnyOrder("SpeaksSql", "KnowsTheDataSource");
  }

  @Test
  void celIsForTheModelOfPolicies() {
    assertThat(violators(Fences.CEL)).containsExactlyInAnyOrder("AsksCel", "ReadsCel");
  }

  @Test
  void mailIsForPlatformMail() {
    assertThat(violators(Fences.MAIL)).containsExactly("WritesMail");
  }

  @Test
  void outsideIdentityIsForPlatformOidc() {
    assertThat(violators(Fences.OUTSIDE_IDENTITY)).containsExactlyInAnyOrder("AsksAProvider");
  }

  @Test
  void tokensAndKeysAreForCryptoOidcAndSessions() {
    assertThat(violators(Fences.TOKENS_AND_KEYS))
        .containsExactlyInAnyOrder("AsksAProvider", "ParsesAToken", "SignsInTheWrongSubpackage");
  }

  @Test
  void ciphersAndCodesAreForCrypto() {
    assertThat(violators(Fences.CIPHERS_AND_CODES)).containsExactly("ComputesACode");
  }

  /** Jedis is not on the class path yet, so its canary is compiled here with a stub. */
  @Test
  void redisIsForCacheLimitsAndFanOut(@TempDir Path folder) throws IOException {
    Path jedis = write(folder, "redis/clients/jedis/Jedis.java", "public class Jedis {}");
    String uses = "class %s { redis.clients.jedis.Jedis jedis; }";
    Path climbs = write(folder, "climb/orders/usecase/Asks.java", uses.formatted("Asks"));
    Path may = write(folder, "climb/platform/cache/Caches.java", uses.formatted("Caches"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                jedis.toString(),
                climbs.toString(),
                may.toString());

    assertThat(result).isZero();
    JavaClasses classes = new ClassFileImporter().importPath(folder.resolve("climb"));
    assertThat(classes).hasSize(2);
    assertThat(Rules.findings(Fences.REDIS.rule(new Layout("climb")), classes))
        .hasSize(1)
        .allMatch(finding -> finding.contains("climb.orders.usecase.Asks"));
  }

  @Test
  void everyPlatformPackageThatAFenceNamesIsThereOrPlanned() {
    Set<String> there =
        Code.production().stream()
            .flatMap(type -> Code.bedloe().mechanism(type).stream())
            .collect(Collectors.toSet());
    Set<String> planned = Fences.plannedMechanisms();

    assertThat(Fences.namedMechanisms())
        .allMatch(name -> there.contains(name) != planned.contains(name));
    assertThat(Fences.namedMechanisms()).containsAll(planned);
  }

  private static List<String> violators(Fences fence) {
    List<String> findings = Rules.findings(fence.rule(Code.canaryLayout()), Code.canaries());
    return Code.canaries().stream()
        .filter(type -> findings.stream().anyMatch(finding -> mentions(finding, type.getName())))
        .map(type -> type.getSimpleName())
        .distinct()
        .toList();
  }

  private static boolean mentions(String finding, String origin) {
    return Stream.of("<" + origin + ">", "<" + origin + ".").anyMatch(finding::contains);
  }

  private static Path write(Path folder, String name, String code) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String home = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
    return Files.writeString(file, "package " + home + ";\n" + code);
  }
}
