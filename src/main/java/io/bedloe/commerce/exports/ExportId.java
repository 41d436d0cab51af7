package io.bedloe.commerce.exports;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of an export. */
public record ExportId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
