package io.bedloe.platform.audit;

import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditTrail.Subject;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that the audit trail has recorded.
 *
 * @param action the action, such as {@code order.placed}
 * @param before the values before; null for a new resource
 * @param after the values after; null for a deleted resource
 */
public record AuditedChange(
    String action, Subject subject, @Nullable Object before, @Nullable Object after) {

  /** Returns the id of the changed resource; refuses when the subject is no resource. */
  public ResourceId resourceId() {
    return new ResourceId(UUID.fromString(subject.id()));
  }

  /** Returns the values after the change; refuses when they are of another type. */
  public <T> T after(Class<T> type) {
    return type.cast(Objects.requireNonNull(after, action));
  }
}
