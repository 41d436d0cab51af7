package io.bedloe.identity.apikeys;

import io.bedloe.identity.roles.CallerPermissions;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to create an API key.
 *
 * @param scopes the permissions of the key, such as {@code orders:read}; the creator needs them
 * @param expiresAt when the key expires; the server's default when left out
 * @param neverExpires whether the key is valid until it is revoked; not together with {@code
 *     expiresAt}
 * @param allowedAddresses the networks from which the key is accepted, in CIDR notation; all when
 *     left out
 * @param requestsPerMinute the rate limit; the server's default when left out
 */
@Schema(description = "An API key to create.")
public record KeyInput(
    @Schema(
            description = "The name of the key, by which a person recognises it.",
            examples = "warehouse")
        @NotBlank
        @Size(max = 100)
        String name,
    @Schema(
            description = "The permissions of the key; it never gives more than its account has.",
            examples = "[\"orders:read\"]")
        @NotEmpty
        @Size(max = 100)
        List<@NotNull @Size(max = 100) String> scopes,
    @Schema(description = "When the key expires.", examples = "2099-12-31T00:00:00Z")
        @Nullable Instant expiresAt,
    @Schema(
            description =
                "Whether the key is valid until it is revoked; otherwise it expires at expiresAt, or "
                    + "after the server's default lifetime.",
            examples = "false")
        @Nullable Boolean neverExpires,
    @Schema(
            description =
                "The networks that the key can be used from, in CIDR notation; all when they are"
                    + " left out.",
            examples = "[\"192.0.2.0/24\"]")
        @Nullable
        @Size(max = 50)
        List<@NotNull @Size(max = 50) String> allowedAddresses,
    @Schema(
            description =
                "The number of requests that the key may send in a minute; the server's setting when it"
                    + " is left out.",
            examples = "600")
        @Nullable
        @Min(1)
        @Max(100_000)
        Integer requestsPerMinute) {

  /** The values that apply when the creator does not set them. */
  record Usual(int requestsPerMinute, Duration life) {}

  IssuedKey.Terms toTerms(Caller creator, Instant now, Usual usual) {
    var faults = new ArrayList<Fault>();
    var permissions = EnumSet.noneOf(Permission.class);
    for (int i = 0; i < scopes.size(); i++) {
      scope(i, creator, permissions, faults);
    }
    var networks = allowedAddresses == null ? List.<String>of() : allowedAddresses;
    for (int i = 0; i < networks.size(); i++) {
      network(i, networks.get(i), faults);
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      faults.add(new Fault("/expiresAt", "in-the-past", "must be in the future"));
    }
    boolean never = Boolean.TRUE.equals(neverExpires);
    if (never && expiresAt != null) {
      faults.add(
          new Fault(
              "/neverExpires", "contradiction", "must be false or absent when expiresAt is given"));
    }
    if (!faults.isEmpty()) {
      throw Rejected.because(ApiKeyRule.INVALID_KEY, "The API key is not valid.", faults);
    }
    int perMinute = requestsPerMinute == null ? usual.requestsPerMinute() : requestsPerMinute;
    var end = never || expiresAt != null ? expiresAt : now.plus(usual.life());
    return new IssuedKey.Terms(name, permissions, networks, perMinute, end);
  }

  private void scope(int i, Caller creator, Set<Permission> permissions, List<Fault> faults) {
    var where = "/scopes/" + i;
    var permission = Permission.of(scopes.get(i)).orElse(null);
    if (permission == null) {
      faults.add(new Fault(where, "unknown-permission", "the permission does not exist"));
    } else if (CallerPermissions.isForPeople(permission)) {
      faults.add(new Fault(where, "for-people", "an API key cannot have this permission"));
    } else if (!creator.may(permission)) {
      faults.add(
          new Fault(where, "exceeds-own-rights", "you do not have this permission yourself"));
    } else {
      permissions.add(permission);
    }
  }

  private static void network(int i, String text, List<Fault> faults) {
    try {
      IpRange.parse(text);
    } catch (IllegalArgumentException wrong) {
      faults.add(
          new Fault(
              "/allowedAddresses/" + i, "invalid-network", String.valueOf(wrong.getMessage())));
    }
  }
}
