package io.bedloe.platform.jobs;

import io.bedloe.platform.metrics.Metric;
import io.bedloe.platform.metrics.Metric.Sample;
import io.bedloe.platform.metrics.StoredMetrics;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the jobs that wait, run, or have failed for good. */
@ApplicationScoped
public class JobMetrics implements StoredMetrics {

  /** Jobs that have ended well are many, and nobody has to watch them. */
  private static final Set<JobState> WATCHED =
      EnumSet.of(JobState.QUEUED, JobState.RUNNING, JobState.DEAD);

  private final Sql sql;

  @Inject
  public JobMetrics(Sql sql) {
    this.sql = sql;
  }

  /**
   * The jobs of a lane and a state.
   *
   * @param oldestDue the seconds for which the oldest job has been due; zero when none is
   */
  private record Count(Lane lane, JobState state, long number, long oldestDue) {}

  /** Each state has a partial index of its own, which a condition with several would not use. */
  @Override
  public List<Metric> read() {
    var counts =
        sql.list(
            """
            SELECT lane, 'QUEUED' AS state, count(*) AS jobs,
              coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE run_at <= now())), 0)
                ::bigint AS oldest_due
            FROM jobs WHERE state = 'QUEUED' GROUP BY lane
            UNION ALL
            SELECT lane, 'RUNNING', count(*), 0 FROM jobs WHERE state = 'RUNNING' GROUP BY lane
            UNION ALL
            SELECT lane, 'DEAD', count(*), 0 FROM jobs WHERE state = 'DEAD' GROUP BY lane""",
            row ->
                new Count(
                    row.constant("lane", Lane.class),
                    row.constant("state", JobState.class),
                    row.number("jobs"),
                    row.number("oldest_due")));
    return List.of(
        Metric.gauge("bedloe_jobs", "Background jobs by lane and state.", numbers(counts)),
        Metric.gauge(
            "bedloe_jobs_oldest_due_seconds",
            "How long the oldest job of a lane that waits has been due; 0 when none is due.",
            oldest(counts)));
  }

  /** A lane without jobs has zeros, so that alert rules need not handle absent series. */
  private static List<Sample> numbers(List<Count> counts) {
    var samples = new ArrayList<Sample>();
    for (var lane : Lane.values()) {
      for (var state : WATCHED) {
        long number =
            counts.stream()
                .filter(count -> count.lane() == lane && count.state() == state)
                .mapToLong(Count::number)
                .sum();
        samples.add(new Sample(Map.of("lane", lane.name(), "state", state.name()), number));
      }
    }
    return samples;
  }

  private static List<Sample> oldest(List<Count> counts) {
    var oldest = new EnumMap<Lane, Long>(Lane.class);
    counts.forEach(count -> oldest.merge(count.lane(), count.oldestDue(), Math::max));
    return Arrays.stream(Lane.values())
        .map(lane -> Sample.of("lane", lane.name(), oldest.getOrDefault(lane, 0L)))
        .toList();
  }
}
