package io.bedloe.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Compares the events that a class of tests has caused with the AsyncAPI document. The resource of
 * the relay's own tests has no document.
 */
final class DescribedEvents implements AfterAllCallback {

  private static final AtomicLong CHECKED = new AtomicLong();

  /** An event that is published, or still in the outbox. */
  private record Stored(long position, String type, String data) {}

  @Override
  public void afterAll(ExtensionContext context) {
    var faults = new ArrayList<String>();
    for (var event : stored(CHECKED.get())) {
      faults.addAll(EventDocument.shared().untruths(event.type(), event.data()));
      CHECKED.accumulateAndGet(event.position(), Math::max);
    }
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "The AsyncAPI document is not true:\n  " + String.join("\n  ", faults));
    }
  }

  private static List<Stored> stored(long after) {
    return Database.shared()
        .list(
            row -> new Stored(row.getLong(1), row.getString(2), row.getString(3)),
            """
            SELECT position, type, data::text AS data FROM events
            WHERE position > ? AND resource <> 'relay-test'
            UNION ALL
            SELECT 0, type, data::text FROM outbox WHERE resource <> 'relay-test'""",
            after);
  }
}
