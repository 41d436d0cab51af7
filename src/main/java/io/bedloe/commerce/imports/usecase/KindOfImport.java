package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.data.ImportProgress.Parts;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;

/**
 * The steps after staging that differ between kinds of files. One instance serves all imports at
 * the same time, and keeps nothing of them.
 */
interface KindOfImport {

  /** The result of an import. */
  record Outcome(Counts created, Counts updated, Counts unchanged) {}

  /**
   * Checks the rows against each other and against existing records; changes only staged rows.
   *
   * @return what {@link #apply} would create besides the rows
   */
  Parts check(Job job);

  /**
   * Applies the rows that are not refused and that no earlier run has applied, in transactions of a
   * limited size.
   */
  void apply(Job job);

  /**
   * Returns the result of the import; after a dry run, the result that it would have.
   *
   * @param tally the counts of the staged rows
   * @param parts what was created besides the rows, or would be
   */
  Outcome outcome(Job job, Tally tally, Parts parts);
}
