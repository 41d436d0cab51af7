package io.bedloe.platform.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.versions.VersionedBatch.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionedBatchTest {

  private static final AccountId OLD = new AccountId(new UUID(0, 1));
  private static final AccountId NEW = new AccountId(new UUID(0, 2));
  private static final AccountId TAKEN = new AccountId(new UUID(0, 3));
  private static final Condition CHANGEABLE = Condition.of("changeable");

  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final Lamps lamps = new Lamps();
  private final VersionedBatch<AccountId, Lamp, Lamp, Lamp> batch =
      new VersionedBatch<>(new Kind<>("lamp", "lamps", lamps::views, Lamp::id), lamps, trail);

  private record Lamp(AccountId id, String light) {}

  /** Lamps in memory, with a note of each statement. */
  private static final class Lamps implements VersionedBatch.Statements<AccountId, Lamp, Lamp> {

    private final Map<AccountId, Lamp> rows =
        new LinkedHashMap<>(Map.of(OLD, new Lamp(OLD, "dark")));
    private final List<String> statements = new ArrayList<>();
    private boolean hidden;

    private List<Lamp> views(Collection<AccountId> ids) {
      statements.add("read " + ids.size());
      return ids.stream().map(rows::get).toList();
    }

    @Override
    public void lockUniqueValues(List<Lamp> created, List<Lamp> changes) {
      statements.add("lock unique values of " + (created.size() + changes.size()));
    }

    @Override
    public List<AccountId> lock(List<Lamp> changes) {
      statements.add("lock " + changes.size());
      return changes.stream().map(Lamp::id).toList();
    }

    @Override
    public List<AccountId> insert(List<Lamp> created) {
      statements.add("insert " + created.size());
      var free = created.stream().filter(lamp -> !lamp.id().equals(TAKEN)).toList();
      free.forEach(lamp -> rows.put(lamp.id(), lamp));
      return free.stream().map(Lamp::id).toList();
    }

    @Override
    public int update(List<Lamp> changes, Condition changeable) {
      statements.add("update " + changes.size() + " where " + changeable.sql());
      changes.forEach(lamp -> rows.put(lamp.id(), lamp));
      return hidden ? 0 : changes.size();
    }
  }

  private void write(List<Lamp> created, List<Lamp> changes) {
    batch.write(batch.accessOf(Caller.SYSTEM, CHANGEABLE), created, changes);
  }

  @Test
  void theStepsRunInTheirOrder() {
    write(List.of(new Lamp(NEW, "red")), List.of(new Lamp(OLD, "bright")));
    assertThat(lamps.statements)
        .containsExactly(
            "lock unique values of 2",
            "lock 1",
            "read 1",
            "insert 1",
            "update 1 where changeable",
            "read 2");
  }

  @Test
  void theAuditTrailGetsTheStatesBeforeAndAfter() {
    write(List.of(new Lamp(NEW, "red")), List.of(new Lamp(OLD, "bright")));
    assertThat(trail.entries())
        .containsExactly(
            new FakeAuditTrail.Entry(
                "lamp.created", Subject.of("lamp", NEW), null, new Lamp(NEW, "red")),
            new FakeAuditTrail.Entry(
                "lamp.changed",
                Subject.of("lamp", OLD),
                new Lamp(OLD, "dark"),
                new Lamp(OLD, "bright")));
  }

  @Test
  void aNewResourceWhoseUniqueValueIsTakenIsAConflict() {
    var created = List.of(new Lamp(NEW, "red"), new Lamp(TAKEN, "green"));
    assertThatThrownBy(() -> write(created, List.of()))
        .isInstanceOf(BatchConflict.class)
        .hasMessage("1 of 2 rows of lamps were written");
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void aResourceThatTheCallerMayNotChangeIsAConflict() {
    lamps.hidden = true;
    assertThatThrownBy(() -> write(List.of(), List.of(new Lamp(OLD, "bright"))))
        .isInstanceOf(BatchConflict.class)
        .hasMessage("0 of 1 rows of lamps were written");
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void missingResourcesAreCreatedWithoutThoseWhoseUniqueValueIsTaken() {
    var missing = List.of(new Lamp(NEW, "red"), new Lamp(TAKEN, "green"));
    assertThat(batch.createMissing(Caller.SYSTEM, missing)).isEqualTo(1);
    assertThat(lamps.rows.keySet()).isEqualTo(Set.of(OLD, NEW));
    assertThat(trail.actions()).containsExactly("lamp.created");
  }
}
