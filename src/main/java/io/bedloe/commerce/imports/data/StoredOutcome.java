package io.bedloe.commerce.imports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.ImportReport.Warning;
import io.bedloe.platform.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a report that is stored as JSON beside the counts of an import. */
record StoredOutcome(Counts created, Counts updated, Counts unchanged, List<Warning> warnings) {

  static final StoredOutcome NONE =
      new StoredOutcome(Counts.NONE, Counts.NONE, Counts.NONE, List.of());

  static StoredOutcome of(ImportReport report) {
    return new StoredOutcome(
        report.created(), report.updated(), report.unchanged(), report.warnings());
  }

  /** Returns the part of an import that has been read, and not applied. */
  static StoredOutcome of(List<Warning> warnings) {
    return new StoredOutcome(Counts.NONE, Counts.NONE, Counts.NONE, warnings);
  }

  /**
   * Parses the stored JSON; an import that has not ended, or that an older version ran, has none.
   */
  static StoredOutcome parse(@Nullable String json) {
    try {
      return json == null ? NONE : Json.mapper().readValue(json, StoredOutcome.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored outcome of an import is not JSON", broken);
    }
  }

  String json() {
    try {
      return Json.mapper().writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("figures are JSON", impossible);
    }
  }
}
