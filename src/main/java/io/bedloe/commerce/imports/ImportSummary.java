package io.bedloe.commerce.imports;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import in a list. */
@Schema(description = "An import in a list.")
public record ImportSummary(
    @Schema(description = "The import", examples = "01981f5e-5a0c-7b7e-9f7a-0d6c1f2a3b4c") UUID id,
    @Schema(description = "What the file is about", examples = "products") String kind,
    @Schema(description = "How far it is", examples = "SUCCEEDED") ImportStatus status,
    @Schema(description = "Whether it was only tried", examples = "false") boolean dryRun,
    @Schema(description = "When the file began to arrive", examples = "2026-11-21T09:30:00Z")
        Instant createdAt,
    @Schema(description = "When it ended; absent until then", examples = "2026-11-21T09:30:05Z")
        @Nullable Instant finishedAt,
    @Schema(description = "Rows of data that were read so far", examples = "120") long rowsRead,
    @Schema(description = "Rows that were accepted; 0 until it has ended", examples = "118")
        long accepted,
    @Schema(description = "Rows that were refused; 0 until it has ended", examples = "2")
        long refused) {}
