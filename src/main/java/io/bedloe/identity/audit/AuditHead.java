package io.bedloe.identity.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far the audit trail is sealed. Keep it outside of the database, to verify against it later.
 */
@Schema(description = "How far the audit trail is sealed.")
public record AuditHead(
    @Schema(
            description = "Number of the head; each is one more than the one before",
            examples = "4711")
        long number,
    @Schema(description = "When it was written", examples = "2026-11-21T12:00:00Z") Instant at,
    @Schema(
            description =
                "Authenticates this head and all before it (HMAC with SHA-256, hexadecimal)",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String mac) {}
