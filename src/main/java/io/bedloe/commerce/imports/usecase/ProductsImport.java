package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.catalog.ProductBatch;
import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.ImportProgress.Parts;
import io.bedloe.commerce.imports.data.ProductNames;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.data.RowConditions;
import io.bedloe.commerce.imports.data.StagedProducts;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * The import of products, identified by their sku or, in a file without that column, by their
 * external reference.
 */
@Dependent
class ProductsImport implements KindOfImport {

  private final Refusals refusals;
  private final ProductNames names;
  private final HiddenRows hidden;
  private final StagedProducts staged;
  private final BulkUpserts upserts;
  private final ProductBatch products;

  @Inject
  ProductsImport(
      Refusals refusals,
      ProductNames names,
      HiddenRows hidden,
      StagedProducts staged,
      BulkUpserts upserts,
      ProductBatch products) {
    this.refusals = refusals;
    this.names = names;
    this.hidden = hidden;
    this.staged = staged;
    this.upserts = upserts;
    this.products = products;
  }

  @Override
  public Parts check(Job job) {
    if (!job.header().has("sku")) {
      names.findByReference(job);
    }
    hidden.refuseHiddenProducts(job);
    refusals.repeated(job, "sku", "sku");
    refusals.repeated(job, "externalReference", "reference");
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.REFERENCE_TAKEN,
            job.header().columnOf("externalReference"),
            "reference",
            "another product has this reference"),
        RowConditions.REFERENCE_OF_ANOTHER_PRODUCT);
    staged.decide(job);
    refuseIncomplete(job);
    return Parts.NONE;
  }

  /**
   * A new product needs a name and a price; an existing one keeps the values that the row does not
   * contain.
   */
  private void refuseIncomplete(Job job) {
    if (!job.header().has("name") || !job.header().has("price")) {
      refusals.where(
          job.id(),
          new Reason(
              RefusalCode.UNKNOWN_PRODUCT,
              job.header().columnOf("sku"),
              "sku",
              "no product has this SKU, and a file without name and price creates none"),
          RowConditions.CREATES);
      return;
    }
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.MISSING_VALUE,
            job.header().columnOf("name"),
            "name",
            "a new product must have a name"),
        RowConditions.CREATES_WITHOUT_NAME);
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.MISSING_VALUE,
            job.header().columnOf("price"),
            "price_minor",
            "a new product must have a price"),
        RowConditions.CREATES_WITHOUT_PRICE);
  }

  @Override
  public void apply(Job job) {
    upserts.applyProducts(job, products.accessOf(job.caller()));
  }

  @Override
  public Outcome outcome(Job job, Tally tally, Parts parts) {
    return new Outcome(
        new Counts(0, 0, tally.created(), 0, 0),
        new Counts(0, 0, tally.updated(), 0, 0),
        new Counts(0, 0, tally.kept(), 0, 0));
  }
}
