package io.bedloe.commerce.orders.usecase;

import io.bedloe.commerce.orders.data.SalesDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Summarizes the sales of days that have ended, for reports. Any server may do it. */
@ApplicationScoped
public class SummarizeSales {

  private final SalesDays days;

  @Inject
  public SummarizeSales(SalesDays days) {
    this.days = days;
  }

  @Transactional
  public void closeDays() {
    days.closeDays();
  }

  /**
   * Summarizes some days in one transaction.
   *
   * @param most how many days
   * @return whether there may be more to do
   */
  @Transactional
  public boolean summarizeNext(int most) {
    return days.summarizeNext(most);
  }
}
