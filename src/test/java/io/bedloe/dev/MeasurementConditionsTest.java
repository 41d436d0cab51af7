package io.bedloe.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementConditionsTest {

  @Test
  void theProcessorIsNamedByItsFirstModelOrElseByItsArchitecture() {
    assertThat(
            MeasurementConditions.processorModel(
                "processor\t: 0\nmodel name\t: AMD EPYC\nprocessor\t: 1\nmodel name\t: Other\n"))
        .isEqualTo("AMD EPYC");
    assertThat(MeasurementConditions.processorModel("processor\t: 0\n"))
        .isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void theConditionsNameTheJavaAndItsOptions() throws Exception {
    assertThat(MeasurementConditions.describe("-Xmx512m "))
        .startsWith("commit ")
        .contains("; Java " + System.getProperty("java.runtime.version") + ";")
        .endsWith("; JVM_ARGS -Xmx512m");
    assertThat(MeasurementConditions.describe("")).endsWith("; JVM_ARGS not set");
  }

  @Test
  void anInstallationWithoutArchivesHasNone(@TempDir Path installation) throws Exception {
    assertThat(MeasurementConditions.archive(installation)).isEqualTo("none");
  }
}
