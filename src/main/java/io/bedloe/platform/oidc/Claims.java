package io.bedloe.platform.oidc;

import io.bedloe.kernel.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a provider; a claim of another type than expected counts as absent. */
final class Claims {

  /** The maximum length of a text; stored names are not longer than addresses. */
  private static final int MOST = EmailAddress.LONGEST;

  private Claims() {}

  static Identity identity(Provider provider, String subject, Map<String, Object> claims) {
    return new Identity(
        provider,
        subject,
        address(claims.get("email")),
        isTrue(claims.get("email_verified")),
        text(claims.get("name")),
        provider.mapping().of(values(claims, provider.mapping().claim())),
        null,
        null);
  }

  /** Reads the subject and the scopes of an access token. */
  static Identity bearer(Provider provider, String subject, Map<String, Object> claims) {
    var bearer = Objects.requireNonNull(provider.bearer());
    var person = identity(provider, subject, claims);
    var service = bearer.services().find(claims).orElse(null);
    return new Identity(
        provider,
        subject,
        service == null ? person.email() : null,
        service == null && person.emailVerified(),
        service == null ? person.name() : service.client(),
        service == null ? person.roles() : service.roles(),
        bearer.scopes().allowedBy(claims).orElse(null),
        service);
  }

  /**
   * Returns the values of a claim, which is a text or a list of texts, by its name or by a path
   * with dots.
   */
  static List<String> values(Map<String, Object> claims, String name) {
    var found = claims.get(name);
    if (found == null && name.contains(".")) {
      found = at(claims, name);
    }
    if (found instanceof List<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return found instanceof String text ? List.of(text) : List.of();
  }

  private static @Nullable Object at(Map<String, Object> claims, String path) {
    Object here = claims;
    for (var name : path.split("\\.", -1)) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here;
  }

  static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank() && text.length() <= MOST
        ? text.strip().replaceAll("\\p{Cntrl}", " ")
        : null;
  }

  private static @Nullable String address(@Nullable Object claim) {
    var text = text(claim);
    return text != null && EmailAddress.isValid(text) ? text : null;
  }

  /** Some providers write the boolean as a text. */
  private static boolean isTrue(@Nullable Object claim) {
    return Objects.equals(claim, true) || Objects.equals(claim, "true");
  }
}
