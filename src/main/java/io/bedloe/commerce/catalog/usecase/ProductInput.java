package io.bedloe.commerce.catalog.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.commerce.catalog.Attributes;
import io.bedloe.commerce.catalog.ProductView;
import io.bedloe.commerce.catalog.model.Product;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Sku;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.validation.NotNegative;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request body that creates or replaces a product.
 *
 * @param price the price, which is not negative
 * @param active whether the product can be ordered; true when left out
 * @param attributes the free data; empty when left out
 */
@Schema(description = "A product to create, or what replaces one.")
public record ProductInput(
    @Schema(description = "The stock keeping unit; it is unique.", examples = "LAMP-1")
        @NotBlank
        @Size(max = Sku.LONGEST)
        @Pattern(regexp = Sku.FORM, message = Sku.FORM_MESSAGE)
        String sku,
    @Schema(
            description = "The id of the product in another system; it is unique.",
            examples = "85123A")
        @Nullable
        @Size(min = 1, max = 100)
        String externalReference,
    @Schema(description = "The name of the product.", examples = "Desk lamp")
        @NotBlank
        @Size(max = 200)
        String name,
    @Schema(description = "The description of the product.", examples = "With a long arm")
        @Nullable
        @Size(max = 5000)
        String description,
    @Schema(description = "The price of one piece, zero or more.") @NotNull @NotNegative
        Money price,
    @Schema(description = "Whether the product can be ordered; true when it is left out.")
        @Nullable Boolean active,
    @Schema(
            description = "Any further values, by name; each value can be any JSON.",
            examples = "{\"colour\": \"white\"}")
        @Nullable Attributes attributes) {

  @SuppressWarnings("NullAway") // The constraint reports a missing sku.
  public ProductInput {
    sku = Sku.normalizedOrNull(sku);
  }

  /** Returns the input that describes a product as it is; a merge patch applies to it. */
  public static ProductInput of(ProductView product) {
    return new ProductInput(
        product.sku(),
        product.externalReference(),
        product.name(),
        product.description(),
        product.price(),
        product.active(),
        new Attributes(product.attributes()));
  }

  /** Returns whether a product has these values already, so that nothing changes. */
  boolean equalsState(ProductView product) {
    var complete =
        new ProductInput(
            sku,
            externalReference,
            name,
            description,
            price,
            active == null || active,
            attributes == null ? Attributes.NONE : attributes);
    return complete.equals(of(product));
  }

  Product.Description toDescription() {
    return new Product.Description(
        sku,
        externalReference,
        name,
        description,
        price,
        active == null || active,
        json(attributes == null ? Attributes.NONE : attributes));
  }

  private static String json(Attributes attributes) {
    try {
      return Json.mapper().writeValueAsString(attributes);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a map of JSON values is JSON", impossible);
    }
  }
}
