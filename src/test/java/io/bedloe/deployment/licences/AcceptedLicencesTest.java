package io.bedloe.deployment.licences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that licences are accepted one by one, and only for libraries that are used. */
class AcceptedLicencesTest {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));
  private static final Path ACCEPTED = PROJECT.resolve("scripts/licences/accepted.properties");
  private static final Pattern COPYLEFT =
      Pattern.compile("(?i)\\b(A?GPL|LGPL|EPL|MPL|CDDL|EUPL|SSPL|GNU|copyleft)\\b");
  private static final Pattern INCLUDED =
      Pattern.compile("<includedLicense>([^<]*)</includedLicense>");

  private static Properties accepted() throws IOException {
    var accepted = new Properties();
    try (var reader = Files.newBufferedReader(ACCEPTED)) {
      accepted.load(reader);
    }
    return accepted;
  }

  private static List<String> unused(Properties accepted, String lock) {
    var unused = new ArrayList<String>();
    for (var name : new TreeSet<>(accepted.stringPropertyNames())) {
      var parts = name.split("--", -1);
      if (parts.length != 3
          || !lock.contains("\"%s:%s:jar:%s\"".formatted(parts[0], parts[1], parts[2]))) {
        unused.add(name);
      }
    }
    return unused;
  }

  @Test
  void eachAcceptedLibraryIsLockedInThisVersion() throws IOException {
    var accepted = accepted();
    assertThat(accepted).isNotEmpty();
    assertThat(unused(accepted, Files.readString(PROJECT.resolve("dependencies-lock.json"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"org.example--api--2.0", "org.example--other--1.0", "org.example:api:1.0"})
  void anAcceptedLibraryThatIsNotLockedIsFound(String name) {
    var accepted = new Properties();
    accepted.setProperty(name, "EPL-2.0, accepted");
    assertThat(unused(accepted, "\"org.example:api:jar:1.0\" : {")).containsExactly(name);
  }

  @Test
  void everyAcceptedLicenceSaysThatItIsAccepted() throws IOException {
    assertThat(accepted().values())
        .allSatisfy(l -> assertThat(l.toString()).endsWith(", accepted"));
  }

  @Test
  void theListOfAllowedLicencesHasNoCopyleftBesideAcceptedOnes() throws IOException {
    var pom = Files.readString(PROJECT.resolve("pom.xml"));
    var allowed = INCLUDED.matcher(pom).results().map(found -> found.group(1)).toList();
    assertThat(allowed).contains("Apache-2.0", "MIT");
    assertThat(copyleft(allowed)).isEmpty();
    assertThat(pom)
        .contains("<failOnMissing>true</failOnMissing>", "<failOnBlacklist>true</failOnBlacklist>");
  }

  @ParameterizedTest
  @CsvSource({"GPL-3.0", "LGPL 2.1", "GNU General Public License", "EPL-2.0", "CDDL-1.1"})
  void aLicenceWithCopyleftIsFound(String licence) {
    assertThat(copyleft(List.of("MIT", licence, "CDDL-1.1, accepted"))).containsExactly(licence);
  }

  private static List<String> copyleft(List<String> licences) {
    return licences.stream()
        .filter(licence -> COPYLEFT.matcher(licence).find() && !licence.endsWith(", accepted"))
        .toList();
  }
}
