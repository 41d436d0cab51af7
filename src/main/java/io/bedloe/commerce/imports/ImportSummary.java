package io.bedloe.commerce.imports;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import in a list. */
@Schema(description = "An import in a list.")
public record ImportSummary(
    @Schema(description = "The import", examples = "01981f5e-5a0c-7b7e-9f7a-0d6c1f2a3b4c")
        ImportId id,
    @Schema(description = "The kind of the rows", examples = "products") String kind,
    @Schema(description = "The state of the import", examples = "SUCCEEDED") ImportStatus status,
    @Schema(description = "Whether the file was only checked", examples = "false") boolean dryRun,
    @Schema(description = "When the upload of the file began", examples = "2026-11-21T09:30:00Z")
        Instant createdAt,
    @Schema(
            description = "When the import ended; absent until then",
            examples = "2026-11-21T09:30:05Z")
        @Nullable Instant finishedAt,
    @Schema(description = "The number of rows that were read so far", examples = "120")
        long rowsRead,
    @Schema(
            description = "The number of accepted rows; 0 until the import has ended",
            examples = "118")
        long accepted,
    @Schema(
            description = "The number of refused rows; 0 until the import has ended",
            examples = "2")
        long refused) {}
