package io.bedloe.platform.metrics;

import io.bedloe.platform.persistence.TimeLimit;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Reads the metrics of the database in one transaction. */
@Dependent
public class ReadStoredMetrics {

  /** No statement takes longer; a scrape of Prometheus ends after ten seconds by default. */
  static final Duration LONGEST_STATEMENT = Duration.ofSeconds(3);

  private final TimeLimit limit;
  private final Instance<StoredMetrics> sources;

  @Inject
  public ReadStoredMetrics(TimeLimit limit, @Any Instance<StoredMetrics> sources) {
    this.limit = limit;
    this.sources = sources;
  }

  /** Returns the metrics of all sources; fails when one of them fails. */
  @Transactional
  public List<Metric> read() {
    limit.apply(LONGEST_STATEMENT);
    return sources.stream().flatMap(source -> source.read().stream()).toList();
  }
}
