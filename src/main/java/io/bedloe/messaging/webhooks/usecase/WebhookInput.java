package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.platform.outgoing.TargetUrl;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The request to create a webhook, and the members that a merge patch can change. */
@Schema(description = "A webhook to create.")
public record WebhookInput(
    @Schema(
            description =
                "The address that events are sent to: https, a public host, and a port that the"
                    + " server allows (443 and 8443 unless it is configured otherwise).",
            examples = "https://erp.example/bedloe")
        @NotBlank
        @Size(max = TargetUrl.LONGEST)
        String url,
    @Schema(
            description = "The types of events that are sent.",
            examples = "[\"io.bedloe.order.placed.v1\"]")
        @NotEmpty
        @Size(max = 100)
        List<@NotNull @Size(max = 100) String> types,
    @Schema(description = "A description for people.", examples = "Orders for the ERP system")
        @Nullable
        @Size(max = 500)
        String description) {

  static WebhookInput of(WebhookView webhook) {
    return new WebhookInput(webhook.url(), webhook.types(), webhook.description());
  }
}
