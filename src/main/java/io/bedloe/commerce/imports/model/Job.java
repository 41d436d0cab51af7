package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.kernel.Caller;
import java.util.function.BooleanSupplier;

/** One import: the file's request and header, who sent it, and what imports it. */
public record Job(ImportId id, ImportRequest request, Header header, Caller caller, Run run) {

  /**
   * A run of an import: its request, or one attempt of its background job.
   *
   * @param number the number of the attempt; 0 for a request
   * @param isStopped whether the run has to end before it is complete
   */
  public record Run(long number, BooleanSupplier isStopped) {

    public static final Run OF_REQUEST = new Run(0, () -> false);
  }
}
