package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request body of an export. */
@Schema(description = "A list, or a report, to export as a file.")
public record ExportInput(
    @Schema(
            description =
                "The list to export: products, customers, orders, stock, users or audit; or the"
                    + " report: sales; as far as the caller may read it.",
            examples = "orders")
        @NotBlank
        @Size(max = 50)
        String resource,
    @Schema(
            description =
                "The format of the file: CSV or NDJSON for a list; CSV, XLSX or PDF for a report.",
            examples = "CSV")
        @NotNull
        ExportFormat format,
    @Schema(
            description =
                "The query parameters of the list: its filters, q, sort and fields; or those of the"
                    + " report. Absent for the whole list.",
            examples = "{\"status\": \"PLACED\"}")
        @Nullable
        @Size(max = 20)
        Map<@Size(max = 100) String, @NotNull @Size(max = 2_000) String> filters) {}
