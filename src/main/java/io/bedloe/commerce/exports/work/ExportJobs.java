package io.bedloe.commerce.exports.work;

import io.bedloe.commerce.exports.usecase.AddExport;
import io.bedloe.commerce.exports.usecase.WriteExport;
import io.bedloe.platform.jobs.JobHandler;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.JobType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes exported files in the background. */
@ApplicationScoped
public class ExportJobs implements JobHandler<AddExport.Task> {

  private final WriteExport exports;

  @Inject
  public ExportJobs(WriteExport exports) {
    this.exports = exports;
  }

  @Override
  public JobType<AddExport.Task> type() {
    return AddExport.TYPE;
  }

  @Override
  public void run(JobRun run, AddExport.Task task) {
    exports.run(task.exportId(), run);
  }
}
