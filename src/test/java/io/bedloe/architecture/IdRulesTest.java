package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that the id of one kind of resource cannot be passed for the id of another kind. */
class IdRulesTest {

  @Test
  void bareUuidsInFeaturesAreReported() {
    assertThat(Rules.findings(IdRules.idsHaveTheirType(Code.bedloe()), Code.production()))
        .isEmpty();
    assertThat(Rules.findings(IdRules.idsHaveTheirType(Code.canaryLayout()), Code.canaries()))
        .anyMatch(finding -> finding.contains("TakesABareId.cancel"))
        .anyMatch(finding -> finding.contains("TakesABareId.expired"))
        .hasSize(2);
  }
}
