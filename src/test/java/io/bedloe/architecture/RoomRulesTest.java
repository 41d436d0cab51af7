package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.architecture.RoomRules.Exemption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests the rules about the sub-packages of a feature, in Bedloe and in the canaries that break
 * them.
 */
class RoomRulesTest {

  private static final LocalDate NEXT_YEAR = LocalDate.parse("2027-06-30");

  /**
   * Timers and pages that run one statement; a use case between them would have no other content.
   */
  private static final List<Exemption> OF_ROOMS =
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
  void roomsUseInnerRoomsOnly() {
    assertThat(Rules.findings(rooms(OF_ROOMS), Code.production())).isEmpty();
    assertThat(
            Rules.findings(
                RoomRules.roomsUseInnerRoomsOnly(Code.canaryLayout(), List.of()), Code.canaries()))
        .anyMatch(finding -> finding.contains("RoomModelThatAsksData"))
        .anyMatch(finding -> finding.contains("RoomDataThatCallsAUseCase"))
        .anyMatch(finding -> finding.contains("RoomWorkThatAsksData"))
        .allMatch(finding -> finding.contains(".Room"));
  }

  @Test
  void innerRoomsKnowNoHttp() {
    assertThat(Rules.findings(http(OF_HTTP), Code.production())).isEmpty();
    assertThat(
            Rules.findings(
                RoomRules.innerRoomsKnowNoHttp(Code.canaryLayout(), List.of()), Code.canaries()))
        .anyMatch(finding -> finding.contains("RoomModelThatKnowsHttp"))
        .noneMatch(finding -> finding.contains("OrdersResource"));
  }

  @Test
  void exemptionsHaveNotRunOutAndAreNeeded() {
    var today = LocalDate.now(Clock.systemUTC());
    var all = new ArrayList<>(OF_ROOMS);
    all.addAll(OF_HTTP);
    assertThat(all).allMatch(exemption -> !exemption.until().isBefore(today));
    for (var exemption : OF_ROOMS) {
      assertThat(Rules.findings(rooms(without(OF_ROOMS, exemption)), Code.production()))
          .as("%s is not needed", exemption)
          .isNotEmpty();
    }
    for (var exemption : OF_HTTP) {
      assertThat(Rules.findings(http(without(OF_HTTP, exemption)), Code.production()))
          .as("%s is not needed", exemption)
          .isNotEmpty();
    }
  }

  private static ArchRule rooms(List<Exemption> exemptions) {
    return RoomRules.roomsUseInnerRoomsOnly(Code.bedloe(), exemptions);
  }

  private static ArchRule http(List<Exemption> exemptions) {
    return RoomRules.innerRoomsKnowNoHttp(Code.bedloe(), exemptions);
  }

  private static List<Exemption> without(List<Exemption> exemptions, Exemption one) {
    return exemptions.stream().filter(exemption -> !exemption.equals(one)).toList();
  }
}
