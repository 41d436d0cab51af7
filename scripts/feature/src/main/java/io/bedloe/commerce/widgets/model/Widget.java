package io.bedloe.commerce.widgets.model;

import io.bedloe.commerce.widgets.WidgetId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A widget. */
@Entity
@Table(name = "widgets")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Hibernate sets and reads the fields
public class Widget {

  @Id private UUID id;

  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private int version;

  /** For Hibernate. */
  protected Widget() {}

  public static Widget create(WidgetId id, String name, Instant now) {
    var widget = new Widget();
    widget.id = id.value();
    widget.createdAt = now;
    widget.rename(name, now);
    return widget;
  }

  /** Gives it another name. */
  public void rename(String newName, Instant now) {
    name = newName.strip();
    updatedAt = now;
  }

  public String name() {
    return name;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  public int version() {
    return version;
  }
}
