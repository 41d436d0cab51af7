package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportReport.Counts;
import io.bedloe.commerce.imports.data.Staging.Tally;
import io.bedloe.commerce.imports.model.Job;

/** What is special about one kind of file, once its rows are staged. */
interface KindOfImport {

  /** The result of an import. */
  record Outcome(Counts created, Counts updated, Counts unchanged) {}

  /** Checks the rows against each other and against what is there; changes staged rows only. */
  void check(Job job);

  /** Applies what is not refused, in transactions of a bearable size. */
  void apply(Job job);

  /**
   * What came of it, or, after the check alone, what would come of it.
   *
   * @param tally what the staged rows have become
   */
  Outcome outcome(Job job, Tally tally);
}
