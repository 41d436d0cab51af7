package io.bedloe.commerce.orders.work;

import io.bedloe.commerce.orders.usecase.SummarizeSales;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Summarizes the sales of days twice a minute. The first run on many orders takes a while, so that
 * no transaction of the timer may be open meanwhile.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesTimer {

  @Inject private Recurring recurring;
  @Inject private SummarizeSales sales;

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void run() {
    recurring.run("summarize sales", this::summarize);
  }

  private void summarize() {
    sales.closeDays();
    boolean hasMore = true;
    while (hasMore) {
      hasMore = sales.summarizeNext();
    }
  }
}
