package io.bedloe.commerce.exports;

import io.bedloe.platform.outbox.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The events of exports. */
public enum ExportEvent implements EventType {
  FINISHED("An exported file can be downloaded.", "export.run"),
  FAILED("An export failed or was discarded.", "export.fail");

  private final Definition definition;

  ExportEvent(String meaning, String action) {
    definition = Definition.of("export", meaning, Ended.class, action);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The data of the event of an export that has ended. */
  @Schema(name = "ExportEndedData", description = "An export that has ended.")
  public record Ended(
      @Schema(description = "The id of the export.") ExportId id,
      @Schema(description = "The list that was exported.", examples = "orders") String resource,
      @Schema(description = "The format of the file.", examples = "CSV") ExportFormat format,
      @Schema(description = "The number of rows in the file.", examples = "1200") long rows) {}
}
