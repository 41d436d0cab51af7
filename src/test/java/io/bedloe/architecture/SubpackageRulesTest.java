package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Tests the rules about the sub-packages of a feature, in Bedloe and in the canaries that break
 * them.
 */
class SubpackageRulesTest {

  @Test
  void subpackagesUseInnerOnesOnly() {
    assertThat(
            Rules.findings(
                SubpackageRules.subpackagesUseInnerOnesOnly(Code.bedloe()), Code.production()))
        .isEmpty();
    assertThat(
            Rules.findings(
                SubpackageRules.subpackagesUseInnerOnesOnly(Code.canaryLayout()), Code.canaries()))
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
}
