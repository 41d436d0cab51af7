package io.bedloe.platform.lists;

import java.util.List;

/** Knows which rows of a list the caller may see. A feature implements this port. */
public interface RowLimits {

  /** Conditions on the list's rows that all have to hold; none when nothing limits them. */
  List<Condition> conditions(Listing<?> listing);

  /**
   * The same for rows that stand inside an answer about something else, such as the products of a
   * report. The list's own permission has not been asked there, so policies that do not mention the
   * row count as well.
   */
  List<Condition> conditionsOfParts(Listing<?> listing);

  /** The conditions on the rows of all lists, always in the same order. */
  List<Condition> conditionsOfAllLists();
}
