package io.bedloe.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times at which an entity was created, changed, archived and removed. An archived entity can
 * be restored. A removed one keeps its row, because other rows reference it.
 */
@Embeddable
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class Lifecycle {

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "archived_at")
  private @Nullable Instant archivedAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  /** Hibernate needs this constructor. */
  protected Lifecycle() {}

  /** Begins with the creation of the entity. */
  public static Lifecycle begin(Instant now) {
    var lifecycle = new Lifecycle();
    lifecycle.createdAt = now;
    lifecycle.updatedAt = now;
    return lifecycle;
  }

  /** Records a change of the entity. */
  public void change(Instant now) {
    updatedAt = now;
  }

  /** Archives the entity until it is restored. */
  public void archive(Instant now) {
    archivedAt = now;
    change(now);
  }

  /** Undoes {@link #archive}. */
  public void restore(Instant now) {
    archivedAt = null;
    change(now);
  }

  /** Removes the entity permanently. */
  public void remove(Instant now) {
    deletedAt = now;
    change(now);
  }

  public boolean isArchived() {
    return archivedAt != null;
  }

  public boolean isRemoved() {
    return deletedAt != null;
  }
}
