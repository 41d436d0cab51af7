package io.bedloe.platform.lists;

import java.util.List;

/** Determines which rows of a list the caller may see. A feature implements this port. */
public interface RowLimits {

  /** Returns conditions on the list's rows, which all must hold; empty when nothing limits them. */
  List<Condition> conditions(Listing<?> listing);

  /**
   * Returns the same for rows inside a response about something else, such as the products of a
   * report. The list's own permission was not checked there, so that policies that do not depend on
   * the row apply as well.
   */
  List<Condition> conditionsOfParts(Listing<?> listing);

  /** Returns the conditions on the rows of all lists, always in the same order. */
  List<Condition> conditionsOfAllLists();
}
