package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests the dependency rules kernel ← platform ← identity ← commerce, in Bedloe and in the canaries
 * that break them.
 */
class DependencyRuleTest {

  @Test
  void theRulesSeeTheWholeOfBedloe() {
    Layout bedloe = Code.bedloe();

    assertThat(Code.production())
        .anyMatch(bedloe::isKernel)
        .anyMatch(bedloe::isPlatform)
        .anyMatch(type -> bedloe.feature(type).isPresent())
        .anyMatch(type -> ClockAndIdRules.isProducer(bedloe, type));
  }

  @Test
  void theKernelStandsAlone() {
    assertThat(inBedloe(DependencyRules.kernelStandsAlone(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.kernelStandsAlone(Code.canaryLayout())))
        .anyMatch(finding -> finding.contains("KernelThatKnowsThePlatform"))
        .anyMatch(finding -> finding.contains("KernelWithAFramework"))
        .anyMatch(finding -> finding.contains("KernelWithFiles"))
        .allMatch(
            finding -> finding.contains(".kernel.KernelThat") || finding.contains("KernelWith"));
  }

  @Test
  void thePlatformKnowsNoFeature() {
    assertThat(inBedloe(DependencyRules.platformKnowsNoFeature(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.platformKnowsNoFeature(Code.canaryLayout())))
        .isNotEmpty()
        .allMatch(finding -> finding.contains("PlatformThatKnowsAFeature"));
  }

  @Test
  void aLayerUsesOnlyLowerLayers() {
    assertThat(inBedloe(DependencyRules.layersUseOnlyLowerLayers(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.layersUseOnlyLowerLayers(Code.canaryLayout())))
        .isNotEmpty()
        .anyMatch(finding -> finding.contains("RoleThatUsesCommerce"))
        .allMatch(finding -> finding.contains(".violations.identity.roles."));
  }

  @Test
  void everyLayerHasFeatures() {
    assertThat(Layout.FEATURE_LAYERS)
        .allMatch(
            layer ->
                Code.production().stream()
                    .anyMatch(
                        type ->
                            Code.bedloe().featureLayer(type).filter(layer::equals).isPresent()));
  }

  @Test
  void everyClassHasAPlace() {
    assertThat(inBedloe(DependencyRules.everythingHasAPlace(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.everythingHasAPlace(Code.canaryLayout())))
        .anyMatch(finding -> finding.contains("Homeless"))
        .anyMatch(finding -> finding.contains("Trunk"))
        .noneMatch(finding -> finding.contains("OrdersResource"))
        .noneMatch(finding -> finding.contains("Word"));
  }

  @Test
  void aFeatureUsesOnlyTheRootOfAnother() {
    assertThat(inBedloe(DependencyRules.onlyTheRootOfAnotherFeatureIsUsed(Code.bedloe())))
        .isEmpty();
    assertThat(inCanaries(DependencyRules.onlyTheRootOfAnotherFeatureIsUsed(Code.canaryLayout())))
        .anyMatch(finding -> finding.contains("UsesTheInsideOfAnother"))
        .noneMatch(finding -> finding.contains("UsesWhatIsNamed"));
  }

  @Test
  void aFeatureUsesOnlyTheFeaturesThatItNames() {
    assertThat(inBedloe(DependencyRules.onlyNamedFeaturesAreUsed(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.onlyNamedFeaturesAreUsed(Code.canaryLayout())))
        .isNotEmpty()
        .allMatch(finding -> finding.contains("UsesAFeatureThatIsNotNamed"));
  }

  @Test
  void aFeatureNamesOnlyWhatMayBeNamedAndIsUsed() {
    assertThat(inBedloe(DependencyRules.namingIsHonest(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.namingIsHonest(Code.canaryLayout())))
        .anyMatch(
            finding -> finding.contains("customers") && finding.contains("not public in a root"))
        .anyMatch(finding -> finding.contains("reports") && finding.contains("not used"))
        .hasSize(2);
  }

  @Test
  void featuresFormNoCircle() {
    assertThat(inBedloe(DependencyRules.noCircles(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.noCircles(Code.canaryLayout())))
        .anyMatch(
            finding -> finding.contains("Slice notifications") && finding.contains("Slice tasks"))
        .noneMatch(finding -> finding.contains("Slice reports"));
  }

  @Test
  void platformPackagesFormNoCircle() {
    assertThat(inBedloe(DependencyRules.platformPackagesFormNoCircle(Code.bedloe()))).isEmpty();
    assertThat(inCanaries(DependencyRules.platformPackagesFormNoCircle(Code.canaryLayout())))
        .hasSize(1)
        .allMatch(finding -> finding.contains("Slice http") && finding.contains("Slice lists"));
  }

  private static List<String> inBedloe(ArchRule rule) {
    return Rules.findings(rule, Code.production());
  }

  private static List<String> inCanaries(ArchRule rule) {
    return Rules.findings(rule, Code.canaries());
  }
}
