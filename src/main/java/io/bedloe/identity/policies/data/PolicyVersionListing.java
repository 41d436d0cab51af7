package io.bedloe.identity.policies.data;

import io.bedloe.identity.policies.Effect;
import io.bedloe.identity.policies.PolicyVersionId;
import io.bedloe.identity.policies.PolicyVersionView;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;

/** The list of a policy's versions; the caller adds the condition that selects the policy. */
public final class PolicyVersionListing implements PageOf.Definition {

  public static final Listing<PolicyVersionView> LISTING =
      Listing.of("policy-versions", PolicyVersionView.class)
          .select(
              """
              v.id, v.version, v.name, v.description, v.target, v.effect, v.expression, v.priority,
              v.enabled, v.removed, v.at, v.actor_name""")
          .from("policy_versions v")
          .id("v.id")
          .fields(Field.sortable("version", FieldType.NUMBER, "v.version"))
          .order("-version")
          .read(
              row ->
                  new PolicyVersionView(
                      row.id("id", PolicyVersionId::new),
                      row.integer("version"),
                      row.text("name"),
                      row.textOrNull("description"),
                      row.text("target"),
                      row.constant("effect", Effect.class),
                      row.text("expression"),
                      row.integer("priority"),
                      row.flag("enabled"),
                      row.flag("removed"),
                      row.instant("at"),
                      row.text("actor_name")));

  @Override
  public Listing<PolicyVersionView> listing() {
    return LISTING;
  }
}
