package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.commerce.imports.data.Upsert;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Applies files whose rows are the things themselves, chunk by chunk. */
@Dependent
class BulkUpserts {

  private static final long DONE = Long.MAX_VALUE;

  private final BatchTransactions chunks;
  private final Staging staging;

  @Inject
  BulkUpserts(BatchTransactions chunks, Staging staging) {
    this.chunks = chunks;
    this.staging = staging;
  }

  void apply(Job job, Upsert.Plan plan) {
    eachBatch(job, after -> chunks.upsert(job, plan, after));
  }

  void applyReceipts(Job job) {
    eachBatch(job, after -> chunks.receipts(job, after));
  }

  private void eachBatch(Job job, LongFunction<@Nullable Long> chunk) {
    var last = new AtomicLong();
    while (last.get() != DONE) {
      staging.heartbeat(job.id());
      Contention.retried(
          () -> {
            var done = chunk.apply(last.get());
            last.set(done == null ? DONE : done);
          });
    }
  }
}
