package io.bedloe.commerce.widgets.data;

import io.bedloe.commerce.widgets.model.Widget;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.Optional;
import java.util.UUID;

/** The widgets, for changes of single ones. */
@Repository
public interface Widgets {

  @Find
  Optional<Widget> byId(UUID id);

  @Insert
  void add(Widget widget);

  @Update
  void update(Widget widget);
}
