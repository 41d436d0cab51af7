package io.bedloe.commerce.imports;

import io.bedloe.platform.outbox.EventType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The events of imports. */
public enum ImportEvent implements EventType {
  FINISHED("An import succeeded: its rows are accepted or refused.", Finished.class, "import.run"),
  FAILED("An import failed or was cancelled.", Failed.class, "import.fail");

  private final Definition definition;

  ImportEvent(String meaning, Class<? extends Record> data, String action) {
    definition = Definition.of("import", meaning, data, action);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  /** The data of the event of an import that has ended. */
  @Schema(name = "ImportFinishedData", description = "An import that has ended.")
  public record Finished(
      @Schema(description = "The id of the import.") ImportId id,
      @Schema(description = "The kind of the rows.", examples = "orders") String kind,
      @Schema(description = "Whether the file was only checked and nothing was changed.")
          boolean dryRun,
      @Schema(description = "The number of accepted rows.", examples = "998") long accepted,
      @Schema(description = "The number of refused rows.", examples = "2") long refused) {}

  /** The data of the event of an import that has failed. */
  @Schema(name = "ImportFailedData", description = "An import that has failed.")
  public record Failed(
      @Schema(description = "The id of the import.") ImportId id,
      @Schema(description = "The kind of the rows.", examples = "orders") String kind,
      @Schema(description = "Whether the file was only checked and nothing was changed.")
          boolean dryRun,
      @Schema(description = "The code of the problem.", examples = "import-cancelled")
          String problem) {}
}
