package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the rules about names, parameters and fields of classes. */
class ClassRulesTest {

  @Test
  void resourcesAreCreatedOnceAndKeepNothingOfARequest() {
    ArchRule rule = ClassRules.resourcesAreCreatedOnceAndKeepNothingOfARequest();

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(inCanaries(rule))
        .hasSize(2)
        .allMatch(finding -> finding.contains("KeepsTheRequest"));
  }

  @Test
  void injectedBeansHaveNoEmptyConstructor() {
    ArchRule rule = ClassRules.injectedBeansHaveNoEmptyConstructor();

    assertThat(Rules.findings(rule, Code.production()))
        .hasSize(1)
        .allMatch(finding -> finding.contains("OidcSettings"));
    assertThat(inCanaries(rule))
        .hasSize(1)
        .allMatch(finding -> finding.contains("HasAnEmptyConstructor"));
  }

  @Test
  void namesWithForbiddenEndingsAreReported() {
    ArchRule rule = ClassRules.namesSaySomething();

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(Rules.findings(rule, Code.tests())).isEmpty();
    assertThat(inCanaries(rule))
        .anyMatch(finding -> finding.contains("OrderHelper"))
        .anyMatch(finding -> finding.contains("OrderUtils"))
        .anyMatch(finding -> finding.contains("OrdersImpl"))
        .anyMatch(finding -> finding.contains("OrderManager"))
        .hasSize(4);
  }

  @Test
  void tooManyParametersAreReported() {
    ArchRule rule = ClassRules.parametersAreFew();

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(inCanaries(rule))
        .hasSize(1)
        .allMatch(finding -> finding.contains("TakesMuch.eight"));
  }

  private static List<String> inCanaries(ArchRule rule) {
    return Rules.findings(rule, Code.canaries());
  }
}
