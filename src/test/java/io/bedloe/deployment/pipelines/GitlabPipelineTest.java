package io.bedloe.deployment.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the pipeline of GitLab against the schema of GitLab and our rules. */
class GitlabPipelineTest {

  private static List<String> faults(String text) {
    return GitlabRules.faults(text, Project.makeTargets());
  }

  @Test
  void thePipelineFollowsTheSchemaAndTheRules() {
    assertThat(faults(Project.text(".gitlab-ci.yml"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          timeout: 2 hours              ~ timeouts: 2 hours        ~ which GitLab does not know
          interruptible: true           ~ interruptible: perhaps   ~ interruptible
          when: always                  ~ when: sometimes          ~ when
          stages: [check                ~ stages: [checks          ~ is in no stage
          extends: verify-java-17       ~ extends: verify-java-18  ~ which is no job
          secrets, notes]               ~ secrets, texts]          ~ which is no job
          make mutation                 ~ make mutations           ~ no target mutations
          make mutation                 ~ make mutation && rm -r . ~ no plain call of make
          node:22-bookworm              ~ node:latest              ~ image without a version
          stages: [check                ~ include: https://example.org/a.yml|stages: [check ~ is no file of this repository
          timeout: 15 minutes           ~ interruptible: false     ~ has no timeout
          make release-check            ~ make lint                ~ container-image does not wait for make release-check
          needs: [notes, package,       ~ needs: [secrets] # ,     ~ release does not wait for make release-check
          - job: release                ~ - job: releases          ~ which is no job
          when: manual                  ~ when: on_success         ~ nobody has approved it
          name: prod                    ~ url: https://example.org ~ without an environment
          """)
  void aBrokenPipelineIsReported(String original, String broken, String finding) {
    var text = Project.text(".gitlab-ci.yml");
    assertThat(text).contains(original);
    var changed = text.replace(original, broken.replace('|', '\n'));
    assertThat(faults(changed)).anyMatch(fault -> fault.contains(finding));
  }
}
