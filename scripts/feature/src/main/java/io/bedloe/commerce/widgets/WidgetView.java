package io.bedloe.commerce.widgets;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A widget as others see it. */
@Schema(description = "A widget.")
public record WidgetView(
    @Schema(description = "The id of the widget.") WidgetId id,
    @Schema(description = "The name of the widget.", examples = "A name") String name,
    @Schema(description = "When the widget was created.") Instant createdAt,
    @Schema(description = "When the widget was last changed.") Instant updatedAt) {}
