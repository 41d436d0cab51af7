package io.bedloe.commerce.customers;

import io.bedloe.kernel.AccountId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the API shows it.
 *
 * @param externalReference the customer's id in another system, unique among those not removed
 * @param country the ISO 3166-1 alpha-2 code
 * @param accountId the account that signs in for this customer only
 * @param archivedAt when the customer was archived; absent for customers that are not archived. An
 *     archived customer is left out of lists and nobody can order for it
 */
@Schema(description = "A customer.")
public record CustomerView(
    @Schema(description = "The id of the customer.") CustomerId id,
    @Schema(description = "The id of the customer in another system.", examples = "C77")
        @Nullable String externalReference,
    @Schema(description = "The name of the customer.", examples = "Jane Doe") String name,
    @Schema(description = "The e-mail address of the customer.", examples = "jane.doe@example.com")
        @Nullable String email,
    @Schema(
            description = "The country as an ISO 3166-1 code of two capital letters.",
            examples = "GB")
        @Nullable String country,
    @Schema(description = "The postal address of the customer.") @Nullable Address address,
    @Schema(description = "The id of the account whose holder is this customer.")
        @Nullable AccountId accountId,
    @Schema(description = "When the customer was created.") Instant createdAt,
    @Schema(description = "When the customer was last changed.") Instant updatedAt,
    @Schema(
            description = "Since when the customer is archived; absent when it is not.",
            examples = "2026-11-21T10:00:00Z")
        @Nullable Instant archivedAt) {}
