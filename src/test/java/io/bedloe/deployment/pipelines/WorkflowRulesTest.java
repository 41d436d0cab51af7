package io.bedloe.deployment.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the workflows of GitHub against our rules, and that each rule finds its fault. */
class WorkflowRulesTest {

  private static List<String> faults(String name, String text) {
    return WorkflowRules.faults(
        name, text, Project.makeTargets(), Project.text("docs/operations/ci.md"));
  }

  static List<String> workflows() {
    return Project.workflows();
  }

  @Test
  void thereAreWorkflowsToCheck() {
    assertThat(workflows())
        .contains(
            "test.yml", "lint.yml", "security.yml", "release.yml", "nightly.yml", "smoke.yml");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aWorkflowFollowsTheRules(String name) {
    assertThat(faults(name, Project.workflow(name))).isEmpty();
  }

  /** Breaks one place of a workflow; a line break of the replacement is written as a bar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          test.yml     ~ permissions: {}              ~ permissions: read-all                   ~ permissions of the workflow
          test.yml     ~ group: test                  ~ grup: test                              ~ no concurrency group
          test.yml     ~ shell: bash                  ~ shell: sh                               ~ defaults.run.shell
          labels.yml   ~ # v7.0.0                     ~ # v7.0.0|      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1 ~ pull_request_target with code
          test.yml     ~ @3d3c42e5aac5ba805825da76410c181273ba90b1 ~ @v7                       ~ not pinned
          test.yml     ~ 81273ba90b1 # v7.0.1         ~ 81273ba90b1                             ~ not pinned
          test.yml     ~ @3d3c42e5aac5                ~ @3d3c42e5aac6                           ~ has no row
          release.yml  ~ outputs.prerelease ==        ~ outputs.draft ==                        ~ no output draft of build
          release.yml  ~ body_path: release/release-notes.md ~ token: ${{ secrets.RELEASE_KEY }} ~ the secret or variable RELEASE_KEY
          test.yml     ~ timeout-minutes: 120         ~ name: x                                 ~ no timeout-minutes
          test.yml     ~ timeout-minutes: 120         ~ timeout-minutes: 1000                   ~ no timeout-minutes
          test.yml     ~ ubuntu-24.04                 ~ ubuntu-latest                           ~ version of its runner
          stale.yml    ~ '    permissions:|      issues: write|      pull-requests: write|' ~ '' ~ does not list its permissions
          test.yml     ~ contents: read               ~ contents: write                         ~ may not have contents: write
          release.yml  ~ needs: build                 ~ needs: built                            ~ which is no job
          release.yml  ~ environment: release         ~ environment: everywhere                 ~ the environment everywhere
          smoke.yml    ~ options: [dev               ~ options: [qa            ~ the environment qa
          test.yml     ~ make verify                  ~ make veriffy                            ~ no target veriffy
          test.yml     ~ make verify                  ~ mvn verify                              ~ no plain call of make
          test.yml     ~ make verify                  ~ make lint; curl example.org             ~ no plain call of make
          test.yml     ~ make verify                  ~ make verify ${{ github.head_ref }}      ~ an expression into a script
          deploy.yml   ~ ref: refs/tags/              ~ 'ref: '                                 ~ checks out what somebody has typed
          test.yml     ~ persist-credentials: false   ~ fetch-depth: 1                          ~ leaves the token
          """)
  void aBrokenWorkflowIsReported(String name, String original, String broken, String finding) {
    var text = Project.workflow(name);
    var place = original.replace('|', '\n');
    assertThat(text).contains(place);
    var changed =
        text.replaceFirst(
            Pattern.quote(place), Matcher.quoteReplacement(broken.replace('|', '\n')));
    assertThat(faults(name, changed)).anyMatch(fault -> fault.contains(finding));
  }
}
