package io.bedloe.platform.versions;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Id;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Change;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.BatchConflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Creates and changes many versioned resources in few statements, within the transaction of the
 * caller. {@link #write} runs the steps, always in this order:
 *
 * <ol>
 *   <li>The unique values are locked, as single writes lock them.
 *   <li>The resources that are to be changed are locked and read.
 *   <li>New resources are inserted, and existing ones are changed if the caller may change them.
 *   <li>A row that was not written is a {@link BatchConflict}.
 *   <li>The audit trail gets the states before and after.
 * </ol>
 *
 * <p>The feature that owns the table has the SQL of each step.
 *
 * @param <I> the id of a resource
 * @param <C> a resource that is created
 * @param <U> the change of a resource
 * @param <V> a resource as the API shows it
 */
public final class VersionedBatch<I extends Id, C, U, V> {

  private final Kind<I, V> kind;
  private final Statements<I, C, U> statements;
  private final AuditTrail trail;

  /**
   * Uses the statements of a feature.
   *
   * @param statements the SQL of the feature that owns the table
   */
  public VersionedBatch(Kind<I, V> kind, Statements<I, C, U> statements, AuditTrail trail) {
    this.kind = kind;
    this.statements = statements;
    this.trail = trail;
  }

  /**
   * A kind of resource.
   *
   * @param subject its name in the audit trail, such as {@code product}
   * @param table its table, for the log
   * @param views reads the resources of some ids
   * @param id returns the id of a resource
   */
  public record Kind<I extends Id, V>(
      String subject, String table, Function<Collection<I>, List<V>> views, Function<V, I> id) {}

  /** The statements that lock and write the rows of a table. */
  public interface Statements<I extends Id, C, U> {

    /** Locks the unique values until the transaction ends, as single writes lock them. */
    void lockUniqueValues(List<C> created, List<U> changes);

    /** Locks the resources that are to be changed, and returns their ids. */
    List<I> lock(List<U> changes);

    /** Creates resources, and returns the ids of those whose unique values were not taken. */
    List<I> insert(List<C> created);

    /**
     * Changes resources, and returns the number of changed ones.
     *
     * @param changeable the condition for resources that may be changed
     */
    int update(List<U> changes, Condition changeable);
  }

  /**
   * A caller with the condition for the resources that the caller may change; it can be used for
   * several batches.
   */
  public static final class Access {

    private final Caller actor;
    private final Condition changeable;

    private Access(Caller actor, Condition changeable) {
      this.actor = actor;
      this.changeable = changeable;
    }
  }

  /**
   * Combines a caller with the resources that the caller may change.
   *
   * @param changeable the condition for resources that the caller may change
   */
  public Access accessOf(Caller caller, Condition changeable) {
    return new Access(caller, changeable);
  }

  /**
   * Creates and changes resources, all of them or none.
   *
   * @throws BatchConflict when a unique value is taken, or when a resource to change is deleted or
   *     hidden from the caller
   */
  public void write(Access access, List<C> created, List<U> changes) {
    statements.lockUniqueValues(created, changes);
    var changed = statements.lock(changes);
    var before = views(changed);
    var inserted = statements.insert(created);
    BatchConflict.mustBeAll(kind.table(), created.size(), inserted.size());
    BatchConflict.mustBeAll(
        kind.table(), changes.size(), statements.update(changes, access.changeable));
    var written = new ArrayList<>(inserted);
    written.addAll(changed);
    var after = views(written);
    recordCreated(access.actor, inserted, after);
    trail.recordAll(
        access.actor,
        kind.subject() + ".changed",
        kind.subject(),
        changed.stream().map(id -> new Change(id, before.get(id), after.get(id))).toList());
  }

  /**
   * Creates resources, without those whose unique values another transaction has taken in the
   * meantime.
   *
   * @return the number of created resources
   */
  public int createMissing(Caller actor, List<C> missing) {
    statements.lockUniqueValues(missing, List.of());
    var inserted = statements.insert(missing);
    recordCreated(actor, inserted, views(inserted));
    return inserted.size();
  }

  private void recordCreated(Caller actor, List<I> created, Map<I, V> after) {
    trail.recordAll(
        actor,
        kind.subject() + ".created",
        kind.subject(),
        created.stream().map(id -> new Change(id, null, after.get(id))).toList());
  }

  private Map<I, V> views(Collection<I> ids) {
    return ids.isEmpty()
        ? Map.of()
        : kind.views().apply(ids).stream()
            .collect(Collectors.toMap(kind.id(), Function.identity()));
  }
}
