package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.catalog.ProductBatch;
import io.bedloe.commerce.customers.CustomerBatch;
import io.bedloe.commerce.imports.data.ImportProgress;
import io.bedloe.commerce.imports.data.Receipts;
import io.bedloe.commerce.imports.data.StagedCustomers;
import io.bedloe.commerce.imports.data.StagedProducts;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.versions.VersionedBatch.Access;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of imports whose rows are products, customers or receipts. Each method applies
 * the rows after a row number, and returns the number of the last one, or null when there were
 * none.
 */
@Dependent
class BatchTransactions {

  private final ImportProgress progress;
  private final StagedProducts stagedProducts;
  private final StagedCustomers stagedCustomers;
  private final ProductBatch products;
  private final CustomerBatch customers;
  private final Receipts receipts;

  @Inject
  BatchTransactions(
      ImportProgress progress,
      StagedProducts stagedProducts,
      StagedCustomers stagedCustomers,
      ProductBatch products,
      CustomerBatch customers,
      Receipts receipts) {
    this.progress = progress;
    this.stagedProducts = stagedProducts;
    this.stagedCustomers = stagedCustomers;
    this.products = products;
    this.customers = customers;
    this.receipts = receipts;
  }

  @Transactional(TxType.REQUIRES_NEW)
  @Nullable Long products(Job job, Access access, long after) {
    progress.lock(job);
    var batch = stagedProducts.next(job, after);
    if (batch == null) {
      return null;
    }
    products.write(access, batch.created(), batch.changes());
    progress.advance(job, batch.lastRow());
    return batch.lastRow();
  }

  @Transactional(TxType.REQUIRES_NEW)
  @Nullable Long customers(Job job, Access access, long after) {
    progress.lock(job);
    var batch = stagedCustomers.next(job, after);
    if (batch == null) {
      return null;
    }
    customers.write(access, batch.created(), batch.changes());
    progress.advance(job, batch.lastRow());
    return batch.lastRow();
  }

  @Transactional(TxType.REQUIRES_NEW)
  @Nullable Long receipts(Job job, long after) {
    progress.lock(job);
    var last = receipts.nextBatch(job, after);
    if (last != null) {
      progress.advance(job, last);
    }
    return last;
  }
}
