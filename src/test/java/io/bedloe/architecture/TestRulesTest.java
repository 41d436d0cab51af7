package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.architecture.violations.suite.SharesAVariable;
import org.junit.jupiter.api.Test;

/** Tests the rules about tests. */
class TestRulesTest {

  @Test
  void everyTestRunsAsItsKind() {
    ArchRule rule = TestRules.everyTestRunsAsItsKind();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .anyMatch(finding -> finding.contains("No build runs") && finding.contains("Unrun"))
        .anyMatch(finding -> finding.contains("AbstractUntaggedIT"))
        .anyMatch(finding -> finding.contains("AbstractTaggedTest"))
        .noneMatch(finding -> finding.contains("AbstractTaggedIT"));
  }

  @Test
  void namesAreSentences() {
    ArchRule rule = TestRules.namesAreSentences();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .anyMatch(finding -> finding.contains("testThatItWorks"))
        .anyMatch(finding -> finding.contains("itShouldWork"))
        .anyMatch(finding -> finding.contains("it_works"))
        .hasSize(3);
  }

  @Test
  void nothingSleeps() {
    ArchRule rule = TestRules.nothingSleeps();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .anyMatch(finding -> finding.contains("Thread.sleep"))
        .anyMatch(finding -> finding.contains("TimeUnit.sleep"))
        .anyMatch(finding -> finding.contains("LockSupport.parkNanos"))
        .hasSize(3);
  }

  @Test
  void waitingSaysForWhat() {
    ArchRule rule = TestRules.waitingSaysForWhat();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .singleElement()
        .asString()
        .contains("waitsForNobodyKnowsWhat");
  }

  @Test
  void casesHaveNames() {
    ArchRule rule = TestRules.casesHaveNames();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .singleElement()
        .asString()
        .contains("casesThatAllLookAlike");
  }

  @Test
  void nothingIsSkipped() {
    ArchRule rule = TestRules.nothingIsSkipped();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .anyMatch(finding -> finding.contains("org.junit.jupiter.api.Assumptions.assumeTrue"))
        .anyMatch(finding -> finding.contains("org.assertj.core.api.Assumptions.assumeThat"))
        .anyMatch(finding -> finding.contains("api.Disabled> on method"))
        .anyMatch(finding -> finding.contains("condition.EnabledIf> on method"));
  }

  @Test
  void nothingIsSharedInAStaticVariable() {
    ArchRule rule = TestRules.noMutableStatics();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .containsExactly(SharesAVariable.class.getName() + ".last can be assigned again");
  }

  @Test
  void noTestHasAnOrder() {
    ArchRule rule = TestRules.noOrder();

    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(Rules.findings(rule, Code.canaries()))
        .hasSize(3)
        .allMatch(finding -> finding.contains("AbstractOrdered>"));
  }
}
