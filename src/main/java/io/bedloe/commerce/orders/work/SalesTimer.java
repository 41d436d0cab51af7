package io.bedloe.commerce.orders.work;

import io.bedloe.commerce.orders.usecase.SummarizeSales;
import io.bedloe.platform.jobs.Recurring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.IntPredicate;

/**
 * Summarizes the sales of days twice a minute. The first run on many orders takes a while, so that
 * no transaction of the timer may be open meanwhile.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SalesTimer {

  /** It takes half a second for a thousand sales a day. */
  private static final int DAYS_AT_A_TIME = 31;

  @Inject private Recurring recurring;
  @Inject private SummarizeSales sales;

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void run() {
    recurring.run("summarize sales", this::summarize);
  }

  private void summarize() {
    sales.closeDays();
    summarizeAll(sales::summarizeNext);
  }

  /**
   * Summarizes while there may be more to do. In a large shop many days may take longer than a
   * statement may: after a failure each day has a transaction of its own.
   */
  static void summarizeAll(IntPredicate summarizeNext) {
    int days = DAYS_AT_A_TIME;
    boolean hasMore = true;
    while (hasMore) {
      try {
        hasMore = summarizeNext.test(days);
      } catch (RuntimeException failure) {
        if (days == 1) {
          throw failure;
        }
        days = 1;
      }
    }
  }
}
