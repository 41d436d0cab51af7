package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;

/** The steps after staging that differ between kinds of files. */
interface KindOfImport {

  /** The result of an import. */
  record Outcome(Counts created, Counts updated, Counts unchanged) {}

  /** Checks the rows against each other and against existing records; changes only staged rows. */
  void check(Job job);

  /** Applies the rows that are not refused, in transactions of a limited size. */
  void apply(Job job);

  /**
   * Returns the result of the import; after a dry run, the result that it would have.
   *
   * @param tally the counts of the staged rows
   */
  Outcome outcome(Job job, Tally tally);
}
