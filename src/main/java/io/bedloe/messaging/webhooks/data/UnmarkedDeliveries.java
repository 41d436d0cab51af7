package io.bedloe.messaging.webhooks.data;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds deliveries that wait although none of their resource is the next one, and marks it. Servers
 * of an older version, which run beside this one during an upgrade, store deliveries without a
 * mark.
 */
@ApplicationScoped
public class UnmarkedDeliveries {

  private final Sql sql;

  @Inject
  public UnmarkedDeliveries(Sql sql) {
    this.sql = sql;
  }

  /** A resource that deliveries of a webhook are about; places have an order. */
  public record Place(WebhookId webhook, ResourceId resource) {

    /** The place before all others. */
    public static final Place FIRST =
        new Place(new WebhookId(new UUID(0, 0)), new ResourceId(new UUID(0, 0)));
  }

  /**
   * Places in their order.
   *
   * @param unmarked those without a next delivery
   * @param last the last place that was looked at; null when there is none
   */
  public record Page(List<Place> unmarked, @Nullable Place last) {}

  private record Found(Place place, boolean isMarked) {}

  /**
   * Looks at the deliveries that wait, by an index.
   *
   * @param after the place before the first one
   * @param most the number of deliveries that are looked at
   */
  public Page read(Place after, int most) {
    var found =
        sql.list(
            """
            SELECT webhook_id, resource_id, EXISTS (
              SELECT 1 FROM webhook_deliveries n
              WHERE n.webhook_id = p.webhook_id AND n.resource_id = p.resource_id
                AND n.is_next) AS marked
            FROM (
              SELECT webhook_id, resource_id FROM webhook_deliveries
              WHERE status = 'PENDING' AND (webhook_id, resource_id) > (?, ?)
              ORDER BY webhook_id, resource_id, seq LIMIT ?) p
            GROUP BY webhook_id, resource_id ORDER BY webhook_id, resource_id""",
            row ->
                new Found(
                    new Place(
                        row.id("webhook_id", WebhookId::new),
                        row.id("resource_id", ResourceId::new)),
                    row.flag("marked")),
            after.webhook(),
            after.resource(),
            most);
    return new Page(
        found.stream().filter(one -> !one.isMarked()).map(Found::place).toList(),
        found.isEmpty() ? null : found.get(found.size() - 1).place());
  }

  /** Marks the next deliveries of webhooks that no other transaction has locked. */
  public void mark(List<Place> places) {
    var resources =
        places.stream().collect(groupingBy(Place::webhook, mapping(Place::resource, toList())));
    for (var webhook : lock(resources.keySet().toArray(WebhookId[]::new))) {
      NextDeliveries.mark(sql, webhook, resources.getOrDefault(webhook, List.of()));
    }
  }

  private List<WebhookId> lock(WebhookId[] webhooks) {
    return webhooks.length == 0
        ? List.of()
        : sql.list(
            "SELECT id FROM webhooks WHERE id = ANY (?) ORDER BY id FOR UPDATE SKIP LOCKED",
            row -> row.id("id", WebhookId::new),
            (Object) webhooks);
  }
}
