package io.bedloe.imports.usecase;

import io.bedloe.imports.ImportReport.Counts;
import io.bedloe.imports.RefusalCode;
import io.bedloe.imports.data.Refusals;
import io.bedloe.imports.data.Refusals.Reason;
import io.bedloe.imports.data.Staging.Tally;
import io.bedloe.imports.data.Upsert;
import io.bedloe.imports.data.Upsert.Column;
import io.bedloe.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Products, known by their sku. */
@Dependent
class ProductsImport implements KindOfImport {

  private static final Upsert.Target PRODUCTS =
      new Upsert.Target(
          "products",
          "sku",
          "sku",
          List.of(
              new Column("name", "name", null),
              new Column("price_minor", "price_minor", null),
              new Column("price_currency", "currency", null),
              new Column("external_reference", "reference", "externalReference"),
              new Column("description", "description", "description"),
              new Column("active", "active", "active")),
          List.of(new Column("attributes", "'{}'", null)));

  private final Refusals refusals;
  private final Upsert upsert;
  private final Things things;

  @Inject
  ProductsImport(Refusals refusals, Upsert upsert, Things things) {
    this.refusals = refusals;
    this.upsert = upsert;
    this.things = things;
  }

  @Override
  public void check(Job job) {
    refusals.repeated(job, "sku", "sku");
    refusals.repeated(job, "externalReference", "reference");
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.REFERENCE_TAKEN,
            job.header().columnOf("externalReference"),
            "reference",
            "another product has this reference"),
        """
        EXISTS (SELECT FROM products p WHERE p.external_reference = r.reference
          AND p.deleted_at IS NULL AND p.sku <> r.sku)""");
    upsert.decide(job, PRODUCTS);
  }

  @Override
  public void apply(Job job) {
    things.apply(job, PRODUCTS);
  }

  @Override
  public Outcome outcome(Job job, Tally tally) {
    return new Outcome(
        new Counts(0, 0, tally.created(), 0, 0),
        new Counts(0, 0, tally.updated(), 0, 0),
        new Counts(0, 0, tally.kept(), 0, 0));
  }
}
