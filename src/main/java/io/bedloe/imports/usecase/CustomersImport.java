package io.bedloe.imports.usecase;

import io.bedloe.imports.ImportReport.Counts;
import io.bedloe.imports.data.Refusals;
import io.bedloe.imports.data.Staging.Tally;
import io.bedloe.imports.data.Upsert;
import io.bedloe.imports.data.Upsert.Column;
import io.bedloe.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Customers, known by their external reference. */
@Dependent
class CustomersImport implements KindOfImport {

  private static final Upsert.Target CUSTOMERS =
      new Upsert.Target(
          "customers",
          "external_reference",
          "reference",
          List.of(
              new Column("name", "name", null),
              new Column("email", "email", "email"),
              new Column("country", "country", "country"),
              new Column("address_lines", "address_lines", "address"),
              new Column("address_city", "address_city", "city"),
              new Column("address_region", "address_region", "region"),
              new Column("address_postal_code", "address_postal_code", "postalCode")),
          List.of());

  private final Refusals refusals;
  private final Upsert upsert;
  private final Things things;

  @Inject
  CustomersImport(Refusals refusals, Upsert upsert, Things things) {
    this.refusals = refusals;
    this.upsert = upsert;
    this.things = things;
  }

  @Override
  public void check(Job job) {
    refusals.repeated(job, "externalReference", "reference");
    upsert.decide(job, CUSTOMERS);
  }

  @Override
  public void apply(Job job) {
    things.apply(job, CUSTOMERS);
  }

  @Override
  public Outcome outcome(Job job, Tally tally) {
    return new Outcome(
        new Counts(0, 0, 0, tally.created(), 0),
        new Counts(0, 0, 0, tally.updated(), 0),
        new Counts(0, 0, 0, tally.kept(), 0));
  }
}
