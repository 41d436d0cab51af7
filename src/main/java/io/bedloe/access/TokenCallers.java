package io.bedloe.access;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Knows callers by what their access token says; the roles in it are those of when it was issued.
 */
@ApplicationScoped
public class TokenCallers implements Callers {

  @Override
  public Optional<Caller> of(JsonWebToken token) {
    var permissions = EnumSet.noneOf(Permission.class);
    for (var group : token.getGroups()) {
      Role.of(group).ifPresent(role -> permissions.addAll(role.permissions()));
    }
    return Optional.of(
        new Caller(
            UUID.fromString(token.getSubject()), token.getName(), token.getGroups(), permissions));
  }
}
