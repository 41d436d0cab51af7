package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;

/** The steps that differ between kinds of files, once the rows are staged. */
interface KindOfImport {

  /** The result of an import. */
  record Outcome(Counts created, Counts updated, Counts unchanged) {}

  /** Checks the rows against each other and against what is there; changes staged rows only. */
  void check(Job job);

  /** Applies what is not refused, in transactions of a bearable size. */
  void apply(Job job);

  /**
   * Returns the result of the import; after a dry run, the result that it would have.
   *
   * @param tally what the staged rows have become
   */
  Outcome outcome(Job job, Tally tally);
}
