package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.customers.CustomerBatch;
import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.ImportProgress.Parts;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.data.RowConditions;
import io.bedloe.commerce.imports.data.StagedCustomers;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The import of customers, identified by their external reference. */
@Dependent
class CustomersImport implements KindOfImport {

  private final Refusals refusals;
  private final HiddenRows hidden;
  private final StagedCustomers staged;
  private final BulkUpserts upserts;
  private final CustomerBatch customers;

  @Inject
  CustomersImport(
      Refusals refusals,
      HiddenRows hidden,
      StagedCustomers staged,
      BulkUpserts upserts,
      CustomerBatch customers) {
    this.refusals = refusals;
    this.hidden = hidden;
    this.staged = staged;
    this.upserts = upserts;
    this.customers = customers;
  }

  @Override
  public Parts check(Job job) {
    hidden.refuseHiddenCustomers(job);
    refusals.repeated(job, "externalReference", "reference");
    staged.decide(job);
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.MISSING_VALUE,
            job.header().columnOf("name"),
            "name",
            "a new customer must have a name"),
        RowConditions.CREATES_WITHOUT_NAME);
    return Parts.NONE;
  }

  @Override
  public void apply(Job job) {
    upserts.applyCustomers(job, customers.accessOf(job.caller()));
  }

  @Override
  public Outcome outcome(Job job, Tally tally, Parts parts) {
    return new Outcome(
        new Counts(0, 0, 0, tally.created(), 0),
        new Counts(0, 0, 0, tally.updated(), 0),
        new Counts(0, 0, 0, tally.kept(), 0));
  }
}
