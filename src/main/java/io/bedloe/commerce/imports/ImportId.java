package io.bedloe.commerce.imports;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** The id of an import. */
public record ImportId(UUID value) implements Id {

  @Override
  public String toString() {
    return value.toString();
  }
}
