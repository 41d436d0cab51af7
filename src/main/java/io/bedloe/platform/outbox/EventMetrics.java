package io.bedloe.platform.outbox;

import io.bedloe.platform.metrics.Metric;
import io.bedloe.platform.metrics.Metric.Sample;
import io.bedloe.platform.metrics.StoredMetrics;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Measures how far the relay and the consumers of events are behind. */
@ApplicationScoped
public class EventMetrics implements StoredMetrics {

  private final Sql sql;

  @Inject
  public EventMetrics(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<Metric> read() {
    var unpublished =
        sql.single(
            """
            SELECT greatest(0, coalesce(extract(epoch FROM
              now() - (SELECT at FROM outbox ORDER BY seq LIMIT 1)), 0))::bigint AS seconds""",
            row -> row.number("seconds"));
    var behind =
        sql.list(
            """
            SELECT c.name, s.head - c.position AS behind FROM event_consumers c, event_stream s
            ORDER BY c.name""",
            row -> Sample.of("consumer", row.text("name"), row.number("behind")));
    return List.of(
        Metric.gauge(
            "bedloe_events_unpublished_seconds",
            "The age of the oldest event that is not published; 0 when there is none.",
            unpublished),
        Metric.gauge(
            "bedloe_event_consumer_behind",
            "The number of published events that a consumer has not handled.",
            behind));
  }
}
