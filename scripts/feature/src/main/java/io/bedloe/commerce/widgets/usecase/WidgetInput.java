package io.bedloe.commerce.widgets.usecase;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request body that creates a widget. */
@Schema(description = "A widget to create.")
public record WidgetInput(
    @Schema(description = "The name of the widget.", examples = "A name")
        @NotBlank
        @Size(max = 200)
        String name) {}
