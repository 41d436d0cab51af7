package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.architecture.SubpackageRules.Exemption;
import java.time.Clock;
import java.time.LocalDate;
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
    assertThat(
            Rules.findings(
                SubpackageRules.innerSubpackagesKnowNoHttp(Code.bedloe()), Code.production()))
        .isEmpty();
    assertThat(
            Rules.findings(
                SubpackageRules.innerSubpackagesKnowNoHttp(Code.canaryLayout()), Code.canaries()))
        .anyMatch(finding -> finding.contains("SubpackageModelThatKnowsHttp"))
        .noneMatch(finding -> finding.contains("OrdersResource"));
  }

  @Test
  void exemptionsHaveNotRunOutAndAreNeeded() {
    var today = LocalDate.now(Clock.systemUTC());
    assertThat(OF_SUBPACKAGES).allMatch(exemption -> !exemption.until().isBefore(today));
    for (var exemption : OF_SUBPACKAGES) {
      assertThat(Rules.findings(subpackages(without(OF_SUBPACKAGES, exemption)), Code.production()))
          .as("%s is not needed", exemption)
          .isNotEmpty();
    }
  }

  private static ArchRule subpackages(List<Exemption> exemptions) {
    return SubpackageRules.roomsUseInnerSubpackagesOnly(Code.bedloe(), exemptions);
  }

  private static List<Exemption> without(List<Exemption> exemptions, Exemption one) {
    return exemptions.stream().filter(exemption -> !exemption.equals(one)).toList();
  }
}
