package io.bedloe.commerce.imports.work;

import io.bedloe.commerce.imports.usecase.ContinueImport;
import io.bedloe.commerce.imports.usecase.DeferImport;
import io.bedloe.platform.jobs.JobHandler;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Imports files in the background. */
@ApplicationScoped
public class ImportJobs implements JobHandler<DeferImport.Task> {

  private final ContinueImport imports;

  @Inject
  public ImportJobs(ContinueImport imports) {
    this.imports = imports;
  }

  @Override
  public JobType<DeferImport.Task> type() {
    return DeferImport.TYPE;
  }

  @Override
  public void run(JobRun run, DeferImport.Task task) {
    imports.run(task.importId(), run);
  }
}
