package io.bedloe.platform.audit;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of an entry of the audit trail. */
public record AuditEntryId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
