package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class JobTransitionTest {

  @Test
  void eachStateCanBeReachedFromTheFirstOne() {
    var reached = EnumSet.of(JobState.QUEUED);
    for (int i = 0; i < JobState.values().length; i++) {
      Arrays.stream(JobTransition.values())
          .filter(change -> change.from().stream().anyMatch(reached::contains))
          .map(JobTransition::to)
          .forEach(reached::add);
    }
    assertThat(reached).containsExactly(JobState.values());
  }

  @Test
  void aJobThatHasSucceededStaysSo() {
    assertThat(JobTransition.values())
        .noneMatch(change -> change.isPossibleFrom(JobState.SUCCEEDED));
  }
}
