package io.bedloe.messaging.webhooks.data;

import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/** The list of webhooks: its fields, filters and sorts. */
public final class WebhookListing implements PageOf.Definition {

  static final String COLUMNS =
      """
      w.id, w.url, w.types, w.description, w.state, w.state_reason, w.paused_after,
      w.previous_secret_until, w.created_at, w.updated_at, w.version""";

  public static final Listing<WebhookView> LISTING =
      Listing.of("webhooks", WebhookView.class)
          .select(COLUMNS)
          .from("webhooks w")
          .id("w.id")
          .fields(
              Field.filterable("id", FieldType.ID, "w.id"),
              Field.filterable("url", FieldType.TEXT, "w.url"),
              Field.choice("state", WebhookState.class, "w.state"),
              Field.sortable("createdAt", FieldType.TIME, "w.created_at"))
          .order("-createdAt")
          .read(WebhookListing::view);

  @Override
  public Listing<WebhookView> listing() {
    return LISTING;
  }

  static WebhookView view(Row row) {
    var reason = row.textOrNull("state_reason");
    return new WebhookView(
        row.id("id", WebhookId::new),
        row.text("url"),
        row.texts("types"),
        row.textOrNull("description"),
        row.constant("state", WebhookState.class),
        reason == null ? null : StateReason.valueOf(reason),
        row.numberOrNull("paused_after"),
        row.instantOrNull("previous_secret_until"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
