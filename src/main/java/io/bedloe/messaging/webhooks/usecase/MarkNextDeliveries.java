package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.messaging.webhooks.data.UnmarkedDeliveries;
import io.bedloe.messaging.webhooks.data.UnmarkedDeliveries.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Marks the next deliveries that servers of an older version have not marked, so that they are
 * sent. It looks at all deliveries that wait, page by page, and begins again after the last one.
 */
@ApplicationScoped
public class MarkNextDeliveries {

  /** Some milliseconds of the database; 100,000 deliveries take less than ten minutes. */
  static final int PAGE = 1_000;

  private final UnmarkedDeliveries deliveries;
  private final AtomicReference<Place> looked = new AtomicReference<>(Place.FIRST);

  @Inject
  public MarkNextDeliveries(UnmarkedDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  /** Looks at the next page. */
  @Transactional
  public void markNextPage() {
    var page = deliveries.read(looked.get(), PAGE);
    deliveries.mark(page.unmarked());
    var last = page.last();
    looked.set(last == null ? Place.FIRST : last);
  }
}
