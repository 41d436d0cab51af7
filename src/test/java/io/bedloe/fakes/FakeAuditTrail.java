package io.bedloe.fakes;

import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the entries in memory. */
public final class FakeAuditTrail extends AuditTrail {

  private final List<Entry> entries = new ArrayList<>();

  /** An entry of the trail. */
  public record Entry(
      String action, Subject subject, @Nullable Object before, @Nullable Object after) {}

  public FakeAuditTrail() {
    super(
        new FakeSql(),
        () -> new UUID(0, 0),
        Clock.systemUTC(),
        Optional::empty,
        row -> "unsigned",
        changes -> {});
  }

  /** The entries, the oldest first. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The names of the changes, the oldest first. */
  public List<String> actions() {
    return entries.stream().map(Entry::action).toList();
  }

  @Override
  public void record(
      String action, Subject subject, @Nullable Object before, @Nullable Object after) {
    entries.add(new Entry(action, subject, before, after));
  }

  @Override
  public void record(
      Caller actor,
      String action,
      Subject subject,
      @Nullable Object before,
      @Nullable Object after) {
    record(action, subject, before, after);
  }

  @Override
  public void recordLater(
      String action, Subject subject, @Nullable Object before, @Nullable Object after) {
    record(action, subject, before, after);
  }

  @Override
  public void recordAll(Caller actor, String action, String subjectType, List<Change> changes) {
    for (var change : changes) {
      record(action, Subject.of(subjectType, change.id()), change.before(), change.after());
    }
  }
}
