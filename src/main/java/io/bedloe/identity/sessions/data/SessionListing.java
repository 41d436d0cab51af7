package io.bedloe.identity.sessions.data;

import io.bedloe.identity.sessions.SessionView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;

/** The list of sessions: its fields, filters and sorts. */
public final class SessionListing implements PageOf.Definition {

  public static final Listing<SessionView> LISTING =
      Listing.of("sessions", SessionView.class)
          .select(
              """
              s.id, s.user_id, s.device, s.address, s.impersonator_id, s.reason, s.created_at,
              s.last_used_at, s.ends_at""")
          .from("sessions s")
          .id("s.id")
          .where("s.ended_at IS NULL AND s.ends_at > now()")
          .fields(
              Field.filterable("id", FieldType.ID, "s.id"),
              Field.filterable("userId", FieldType.ID, "s.user_id"),
              Field.filterable("impersonatorId", FieldType.ID, "s.impersonator_id"),
              Field.sortable("createdAt", FieldType.TIME, "s.created_at"))
          .order("-createdAt")
          .read(
              row ->
                  new SessionView(
                      row.id("id", SessionId::new),
                      row.id("user_id", AccountId::new),
                      row.text("device"),
                      row.text("address"),
                      row.idOrNull("impersonator_id", AccountId::new),
                      row.textOrNull("reason"),
                      row.instant("created_at"),
                      row.instant("last_used_at"),
                      row.instant("ends_at")));

  public static Condition ofAccount(AccountId userId) {
    return Condition.of("s.user_id = ?", userId);
  }

  @Override
  public Listing<SessionView> listing() {
    return LISTING;
  }
}
