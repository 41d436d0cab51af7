package io.bedloe.platform.versions;

import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One change of a versioned resource, within the transaction of the use case. {@link #save} and
 * {@link #remove} run the steps, always in this order:
 *
 * <ol>
 *   <li>The use case locks and reads the resource; one that the caller may not see is not found.
 *   <li>The version is compared with those that the caller named.
 *   <li>The caller is authorised for the current state.
 *   <li>The change is applied to the current state, which gives the wanted state.
 *   <li>The caller is authorised for the wanted state.
 *   <li>A wanted state that is the current one ends the change: no new version, no audit entry.
 *   <li>The wanted state is checked against others, such as for unique values.
 *   <li>The wanted state is saved.
 *   <li>The audit trail gets the states before and after.
 * </ol>
 *
 * <p>A step refuses by throwing, so nothing is saved or audited after a refusal.
 *
 * @param <V> the state of the resource as the API shows it
 * @param <S> the wanted state, such as the input of the request
 */
public final class VersionedWrite<V, S> {

  private final Target<V> target;
  private final Function<V, S> change;
  private BiConsumer<V, S> authoriseAfter = (before, wanted) -> {};
  private BiPredicate<V, S> unchanged = (before, wanted) -> false;
  private BiConsumer<V, S> check = (before, wanted) -> {};
  private UnaryOperator<V> audited = UnaryOperator.identity();
  private boolean withoutBefore;

  /**
   * The resource that is written.
   *
   * @param subject its name in the audit trail
   * @param found the resource as it was read for this caller
   * @param seen the versions that the caller named; null when it named none
   * @param authorise refuses unless the caller may change the current state
   */
  public record Target<V>(
      Subject subject, Versioned<V> found, @Nullable Version seen, Consumer<V> authorise) {}

  private VersionedWrite(Target<V> target, Function<V, S> change) {
    this.target = target;
    this.change = change;
  }

  /** Applies an input to the current state. */
  public static <V, S> VersionedWrite<V, S> apply(Target<V> target, Function<V, S> change) {
    return new VersionedWrite<>(target, change);
  }

  /** A change without input, such as archiving. */
  public static <V> VersionedWrite<V, V> act(Target<V> target) {
    return new VersionedWrite<>(target, before -> before);
  }

  /** Refuses unless the caller may give the resource the wanted state. */
  public VersionedWrite<V, S> authoriseAfter(BiConsumer<V, S> step) {
    authoriseAfter = step;
    return this;
  }

  /** Tells whether the wanted state is the current one. */
  public VersionedWrite<V, S> unchangedIf(BiPredicate<V, S> step) {
    unchanged = step;
    return this;
  }

  /** Refuses a wanted state that other resources do not allow, such as a value that is taken. */
  public VersionedWrite<V, S> check(BiConsumer<V, S> step) {
    check = step;
    return this;
  }

  /** Says how the audit trail shows a state, such as without values that may be secrets. */
  public VersionedWrite<V, S> auditAs(UnaryOperator<V> step) {
    audited = step;
    return this;
  }

  /** Keeps the state before the change out of the audit trail, because it must be forgotten. */
  public VersionedWrite<V, S> auditWithoutBefore() {
    withoutBefore = true;
    return this;
  }

  /**
   * Runs the steps.
   *
   * @param action the name of the change in the audit trail, such as {@code product.changed}
   * @param step stores the wanted state and returns the resource as it is then
   */
  public Versioned<V> save(AuditTrail trail, String action, BiFunction<V, S, Versioned<V>> step) {
    var before = target.found().value();
    var wanted = wanted();
    if (unchanged.test(before, wanted)) {
      return target.found();
    }
    check.accept(before, wanted);
    var after = step.apply(before, wanted);
    trail.record(
        action,
        target.subject(),
        withoutBefore ? null : audited.apply(before),
        audited.apply(after.value()));
    return after;
  }

  /**
   * Runs the steps of a removal.
   *
   * @param action the name of the removal in the audit trail, such as {@code product.removed}
   * @param step removes the resource
   */
  public void remove(AuditTrail trail, String action, Consumer<V> step) {
    var before = target.found().value();
    check.accept(before, wanted());
    step.accept(before);
    trail.record(action, target.subject(), audited.apply(before), null);
  }

  private S wanted() {
    var before = target.found().value();
    Version.mustBeCurrent(target.seen(), target.found().version());
    target.authorise().accept(before);
    var wanted = change.apply(before);
    authoriseAfter.accept(before, wanted);
    return wanted;
  }
}
