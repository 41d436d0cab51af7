package io.bedloe.identity.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest head of the sealed audit trail. Operators keep it outside of the database and verify
 * the trail against it later.
 */
@Schema(description = "The current head of the sealed audit trail.")
public record AuditHead(
    @Schema(
            description = "The number of the head; each is one more than the one before",
            examples = "4711")
        long number,
    @Schema(description = "When the head was written", examples = "2026-11-21T12:00:00Z")
        Instant at,
    @Schema(
            description =
                "The code (HMAC with SHA-256, hexadecimal) that authenticates this head and all "
                    + "heads before it",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String mac) {}
