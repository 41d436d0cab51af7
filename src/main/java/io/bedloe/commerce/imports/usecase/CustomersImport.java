package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.customers.CustomerDirectory;
import io.bedloe.commerce.customers.CustomerView;
import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.data.Upsert;
import io.bedloe.commerce.imports.data.Upsert.Column;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Customers, known by their external reference. */
@Dependent
class CustomersImport implements KindOfImport {

  private static final Upsert.Target CUSTOMERS =
      new Upsert.Target(
          "customers",
          "c",
          "customer",
          "external_reference",
          "reference",
          "external_reference",
          UnaryOperator.identity(),
          List.of(
              Column.required("name", "name"),
              Column.optional("email", "email", "email"),
              Column.optional("country", "country", "country"),
              Column.optional("address_lines", "address_lines", "address"),
              Column.optional("address_city", "address_city", "city"),
              Column.optional("address_region", "address_region", "region"),
              Column.optional("address_postal_code", "address_postal_code", "postalCode")),
          List.of());

  private final Refusals refusals;
  private final HiddenRows hidden;
  private final Upsert upsert;
  private final BulkUpserts things;
  private final CustomerDirectory directory;

  @Inject
  CustomersImport(
      Refusals refusals,
      HiddenRows hidden,
      Upsert upsert,
      BulkUpserts things,
      CustomerDirectory directory) {
    this.refusals = refusals;
    this.hidden = hidden;
    this.upsert = upsert;
    this.things = things;
    this.directory = directory;
  }

  @Override
  public void check(Job job) {
    hidden.refuseHiddenCustomers(job);
    refusals.repeated(job, "externalReference", "reference");
    upsert.decide(job, CUSTOMERS);
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.MISSING_VALUE,
            job.header().columnOf("name"),
            "name",
            "a new customer must have a name"),
        "r.outcome = 'CREATE' AND r.name IS NULL");
  }

  @Override
  public void apply(Job job) {
    things.apply(
        job,
        new Upsert.Plan(
            CUSTOMERS,
            hidden.changeableCustomers(job),
            ids ->
                directory.views(ids).stream()
                    .collect(Collectors.toMap(CustomerView::id, view -> view))));
  }

  @Override
  public Outcome outcome(Job job, Tally tally) {
    return new Outcome(
        new Counts(0, 0, 0, tally.created(), 0),
        new Counts(0, 0, 0, tally.updated(), 0),
        new Counts(0, 0, 0, tally.kept(), 0));
  }
}
