package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.architecture.SubpackageRules.Exemption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests the rules about the sub-packages of a feature, in Bedloe and in the canaries that break
 * them.
 */
class SubpackageRulesTest {

  private static final LocalDate NEXT_YEAR = LocalDate.parse("2027-06-30");

  /**
   * Timers and pages that run one statement; a use case between them would have no other content.
   */
  private static final List<Exemption> OF_SUBPACKAGES =
      List.of(
          new Exemption(
              "JwksPage", "SigningKeys", "It reads the public keys without a caller.", NEXT_YEAR),
          new Exemption(
              "DemoAccounts", "Users", "It opens the accounts of development.", NEXT_YEAR),
          new Exemption(
              "DeleteExpiredTokens", "AccountTokens", "It runs one statement.", NEXT_YEAR),
          new Exemption(
              "DeleteExpiredTokens", "Registrations", "It runs one statement.", NEXT_YEAR),
          new Exemption("PolicyTimer", "DecisionRecord", "It runs one statement.", NEXT_YEAR),
          new Exemption("DeleteOldRefreshTokens", "Sessions", "It runs one statement.", NEXT_YEAR));

  /**
   * Classes of {@code platform.http} that are not only about HTTP, and that still have to be moved.
   */
  private static final List<Exemption> OF_HTTP =
      List.of(
          new Exemption("*", "Version", "The version moves to the kernel.", NEXT_YEAR),
          new Exemption("*", "Json", "JSON moves to a platform package of its own.", NEXT_YEAR),
          new Exemption("*", "NotNegative", "The constraint moves along with JSON.", NEXT_YEAR),
          new Exemption("*", "RequestOrigin", "The origin moves to security.", NEXT_YEAR),
          new Exemption("*", "CsvLine", "CSV moves to a platform package of its own.", NEXT_YEAR),
          new Exemption("*", "BrokenBody", "Reading a file meets a broken body.", NEXT_YEAR),
          new Exemption("*", "HttpRule", "Some refusals have codes of the edge.", NEXT_YEAR));

  @Test
  void roomsUseInnerSubpackagesOnly() {
    assertThat(Rules.findings(subpackages(OF_SUBPACKAGES), Code.production())).isEmpty();
    assertThat(
            Rules.findings(
                SubpackageRules.roomsUseInnerSubpackagesOnly(Code.canaryLayout(), List.of()),
                Code.canaries()))
        .anyMatch(finding -> finding.contains("SubpackageModelThatAsksData"))
        .anyMatch(finding -> finding.contains("SubpackageDataThatCallsAUseCase"))
        .anyMatch(finding -> finding.contains("SubpackageWorkThatAsksData"))
        .allMatch(finding -> finding.contains(".Subpackage"));
  }

  @Test
  void innerSubpackagesKnowNoHttp() {
    assertThat(Rules.findings(http(OF_HTTP), Code.production())).isEmpty();
    assertThat(
            Rules.findings(
                SubpackageRules.innerSubpackagesKnowNoHttp(Code.canaryLayout(), List.of()),
                Code.canaries()))
        .anyMatch(finding -> finding.contains("SubpackageModelThatKnowsHttp"))
        .noneMatch(finding -> finding.contains("OrdersResource"));
  }

  @Test
  void exemptionsHaveNotRunOutAndAreNeeded() {
    var today = LocalDate.now(Clock.systemUTC());
    var all = new ArrayList<>(OF_SUBPACKAGES);
    all.addAll(OF_HTTP);
    assertThat(all).allMatch(exemption -> !exemption.until().isBefore(today));
    for (var exemption : OF_SUBPACKAGES) {
      assertThat(Rules.findings(subpackages(without(OF_SUBPACKAGES, exemption)), Code.production()))
          .as("%s is not needed", exemption)
          .isNotEmpty();
    }
    for (var exemption : OF_HTTP) {
      assertThat(Rules.findings(http(without(OF_HTTP, exemption)), Code.production()))
          .as("%s is not needed", exemption)
          .isNotEmpty();
    }
  }

  private static ArchRule subpackages(List<Exemption> exemptions) {
    return SubpackageRules.roomsUseInnerSubpackagesOnly(Code.bedloe(), exemptions);
  }

  private static ArchRule http(List<Exemption> exemptions) {
    return SubpackageRules.innerSubpackagesKnowNoHttp(Code.bedloe(), exemptions);
  }

  private static List<Exemption> without(List<Exemption> exemptions, Exemption one) {
    return exemptions.stream().filter(exemption -> !exemption.equals(one)).toList();
  }
}
