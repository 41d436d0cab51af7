package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.commerce.imports.data.ImportProgress.Parts;
import io.bedloe.commerce.imports.data.Receipts;
import io.bedloe.commerce.imports.data.Refusals;
import io.bedloe.commerce.imports.data.Refusals.Reason;
import io.bedloe.commerce.imports.data.RowConditions;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/**
 * The import of receipts of goods. A receipt is identified by its reference and enters the ledger
 * only once.
 */
@Dependent
class StockImport implements KindOfImport {

  private final Refusals refusals;
  private final HiddenRows hidden;
  private final Receipts receipts;
  private final BulkUpserts upserts;

  @Inject
  StockImport(Refusals refusals, HiddenRows hidden, Receipts receipts, BulkUpserts upserts) {
    this.refusals = refusals;
    this.hidden = hidden;
    this.receipts = receipts;
    this.upserts = upserts;
  }

  @Override
  public Parts check(Job job) {
    hidden.refuseUnorderableProducts(job);
    refusals.repeated(job, "reference", "reference");
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.KNOWN_WITH_OTHER_CONTENT,
            job.header().columnOf("reference"),
            "reference",
            "a receipt with this reference was imported with another SKU or quantity"),
        RowConditions.KNOWN_RECEIPT_DIFFERS);
    refusals.where(
        job.id(),
        new Reason(
            RefusalCode.UNKNOWN_PRODUCT,
            job.header().columnOf("sku"),
            "sku",
            "no product has this SKU"),
        RowConditions.NEW_RECEIPT_WITHOUT_PRODUCT);
    receipts.decide(job);
    return Parts.NONE;
  }

  @Override
  public void apply(Job job) {
    upserts.applyReceipts(job);
  }

  @Override
  public Outcome outcome(Job job, Tally tally, Parts parts) {
    return new Outcome(
        new Counts(0, 0, 0, 0, tally.created()), Counts.NONE, new Counts(0, 0, 0, 0, tally.kept()));
  }
}
