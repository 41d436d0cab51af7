package io.bedloe.platform.lists;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import java.util.List;
import java.util.Set;

/**
 * A list that can be exported as a file. The feature that owns the list implements it as a bean.
 *
 * @param <T> the items
 */
public interface ExportedList<T> {

  /** Returns the permission to read the list. */
  Permission permission();

  /** Returns the definition; its name is the resource of the export. */
  Listing<T> listing();

  /**
   * Returns the conditions on the rows that the caller may see, besides the policies of the list.
   *
   * @param parameters the names of the filters of the export
   */
  default List<Condition> conditions(Caller caller, Set<String> parameters) {
    return List.of();
  }

  /** Returns the items as the caller may see them. */
  default List<T> shown(List<T> items) {
    return items;
  }
}
