package io.bedloe.messaging.jobs;

import io.bedloe.platform.metrics.Metric;
import io.bedloe.platform.metrics.StoredMetrics;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Counts the deliveries of webhooks that wait, and those that have failed for good. */
@ApplicationScoped
public class DeliveryMetrics implements StoredMetrics {

  private final Sql sql;

  @Inject
  public DeliveryMetrics(Sql sql) {
    this.sql = sql;
  }

  private record Counts(long pending, long failed) {}

  @Override
  public List<Metric> read() {
    var counts =
        sql.single(
            """
            SELECT (SELECT count(*) FROM webhook_deliveries WHERE status = 'PENDING') AS pending,
              (SELECT count(*) FROM webhook_deliveries WHERE status = 'FAILED') AS failed""",
            row -> new Counts(row.number("pending"), row.number("failed")));
    return List.of(
        Metric.gauge(
            "bedloe_webhook_deliveries_waiting",
            "Deliveries of webhooks that wait for their attempt.",
            counts.pending()),
        Metric.gauge(
            "bedloe_webhook_dead_letters",
            "Deliveries of webhooks that have failed for good.",
            counts.failed()));
  }
}
