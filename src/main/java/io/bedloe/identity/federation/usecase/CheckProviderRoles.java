package io.bedloe.identity.federation.usecase;

import io.bedloe.identity.roles.RoleGraph;
import io.bedloe.identity.roles.Roles;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.oidc.Issuers;
import io.bedloe.platform.oidc.Provider;
import io.bedloe.platform.persistence.Schema;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks at start that the roles in the configuration of identity providers exist. Roles are stored
 * in the database, so this cannot be checked together with the other settings.
 */
@ApplicationScoped
public class CheckProviderRoles {

  private static final Logger LOG = Logger.getLogger(CheckProviderRoles.class.getName());

  private final Issuers issuers;
  private final Roles roles;

  @Inject
  public CheckProviderRoles(Issuers issuers, Roles roles) {
    this.issuers = issuers;
    this.roles = roles;
  }

  void check(@Observes @Priority(StartOrder.PROVIDER_ROLES) Schema.Ready ready) {
    var graph = roles.graph();
    var faults = faults(issuers.all(), graph);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "Bedloe does not start, because its configuration is invalid: "
              + String.join("; ", faults));
    }
    for (var provider : issuers.all()) {
      provider.mapping().managed().stream()
          .filter(role -> !graph.contains(role))
          .forEach(
              role ->
                  LOG.log(
                      Level.WARNING,
                      "bedloe.oidc.{0}.role-map: the role {1} does not exist; it is ignored",
                      new Object[] {provider.name(), role}));
    }
  }

  /** Returns the faults of configured roles that do not exist. */
  static List<String> faults(List<Provider> providers, RoleGraph graph) {
    var faults = new ArrayList<String>();
    for (var provider : providers) {
      var key = "bedloe.oidc." + provider.name() + ".";
      provider.firstRoles().stream()
          .filter(role -> !graph.contains(role))
          .forEach(role -> faults.add(key + "first-roles: the role does not exist: " + role));
      var bearer = provider.bearer();
      if (bearer != null) {
        bearer.services().byClient().values().stream()
            .flatMap(service -> service.roles().stream())
            .filter(role -> !graph.contains(role))
            .distinct()
            .forEach(
                role -> faults.add(key + "service-accounts: the role does not exist: " + role));
      }
    }
    return faults;
  }
}
