package io.bedloe.identity.policies;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The position of a fault in an expression. */
@Schema(description = "A position in the expression of a policy.")
public record ExpressionPosition(
    @Schema(description = "The line, from 1.", examples = "1") int line,
    @Schema(description = "The column, from 1.", examples = "14") int column) {}
