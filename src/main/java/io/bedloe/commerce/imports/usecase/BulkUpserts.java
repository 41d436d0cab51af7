package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.data.ImportProgress;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.platform.versions.VersionedBatch.Access;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Applies files whose rows are products, customers or receipts, batch by batch. */
@Dependent
class BulkUpserts {

  private static final long DONE = Long.MAX_VALUE;

  private static final String CONFLICT =
      "Another request created or deleted a resource that this file names. Send the file again.";

  private final BatchTransactions batches;
  private final ImportProgress progress;

  @Inject
  BulkUpserts(BatchTransactions batches, ImportProgress progress) {
    this.batches = batches;
    this.progress = progress;
  }

  void applyProducts(Job job, Access access) {
    eachBatch(job, after -> batches.products(job, access, after));
  }

  void applyCustomers(Job job, Access access) {
    eachBatch(job, after -> batches.customers(job, access, after));
  }

  void applyReceipts(Job job) {
    eachBatch(job, after -> batches.receipts(job, after));
  }

  private void eachBatch(Job job, LongFunction<@Nullable Long> batch) {
    var last = new AtomicLong(progress.applied(job.id()));
    while (last.get() != DONE) {
      Contention.retried(
          () -> {
            var done = batch.apply(last.get());
            last.set(done == null ? DONE : done);
          },
          CONFLICT);
    }
  }
}
