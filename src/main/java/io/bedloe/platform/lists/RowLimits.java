package io.bedloe.platform.lists;

import java.util.List;

/** Knows which rows of a list the caller may see. A feature implements this port. */
public interface RowLimits {

  /** Conditions on the list's rows that all have to hold; none when nothing limits them. */
  List<Condition> on(Listing<?> listing);
}
