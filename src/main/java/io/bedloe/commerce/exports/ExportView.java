package io.bedloe.commerce.exports;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An export as the API shows it. */
@Schema(description = "An export of a list as a file.")
public record ExportView(
    @Schema(description = "The id of the export.") ExportId id,
    @Schema(description = "The list that is exported.", examples = "orders") String resource,
    @Schema(description = "The format of the file.", examples = "CSV") ExportFormat format,
    @Schema(description = "The filters of the list.", examples = "{\"status\": \"PLACED\"}")
        Map<String, String> filters,
    @Schema(description = "The state of the export.", examples = "SUCCEEDED") ExportStatus status,
    @Schema(description = "How much of the file is written, in percent.", examples = "100")
        int progress,
    @Schema(description = "The number of rows that are written.", examples = "1200") long rows,
    @Schema(description = "The size of the file so far, in bytes.", examples = "90210") long bytes,
    @Schema(description = "When the export was requested.", examples = "2026-11-23T09:30:00Z")
        Instant createdAt,
    @Schema(
            description = "When the export ended; absent until then.",
            examples = "2026-11-23T09:30:05Z")
        @Nullable Instant finishedAt,
    @Schema(description = "When the export is deleted.", examples = "2026-11-24T09:30:00Z")
        Instant expiresAt,
    @Schema(
            description = "The path of the file; absent until it can be downloaded.",
            examples = "/api/v1/exports/0190a5a0-0000-7000-8000-000000000000/file")
        @Nullable String file,
    @Schema(description = "Why the export failed; absent unless it has failed.")
        @Nullable Failure failure) {

  public ExportView {
    filters = Map.copyOf(filters);
  }

  /** The reason why an export failed. */
  @Schema(name = "ExportFailure", description = "Why an export failed.")
  public record Failure(
      @Schema(description = "The code of the problem.", examples = "export-too-large") String code,
      @Schema(
              description = "The reason, for people.",
              examples = "The file would have more than 200000000 bytes.")
          String detail) {}
}
