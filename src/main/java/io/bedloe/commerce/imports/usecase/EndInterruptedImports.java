package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportReport.Failure;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.ImportSettings;
import io.bedloe.commerce.imports.data.BackgroundImports;
import io.bedloe.commerce.imports.data.BackgroundImports.Unfinished;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.jobs.CleanupTask;
import io.bedloe.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Ends the imports that nothing continues, and deletes old ones. */
@ApplicationScoped
public class EndInterruptedImports implements CleanupTask {

  private static final Failure SERVER_STOPPED =
      new Failure(
          ImportRule.IMPORT_INTERRUPTED.code(),
          "The server stopped during the import. The rows that were applied are complete and stay;"
              + " send the file again for the rest.");

  private static final Failure JOB_ENDED =
      new Failure(
          ImportRule.IMPORT_INTERRUPTED.code(),
          "The background job of the import was cancelled, or has failed too often. The rows that"
              + " were applied are complete and stay; send the file again for the rest.");

  private final Staging staging;
  private final BackgroundImports background;
  private final Jobs jobs;
  private final FailImport failImport;
  private final Settings settings;

  @Inject
  EndInterruptedImports(
      Staging staging,
      BackgroundImports background,
      Jobs jobs,
      FailImport failImport,
      Settings settings) {
    this.staging = staging;
    this.background = background;
    this.jobs = jobs;
    this.failImport = failImport;
    this.settings = settings;
  }

  @Override
  public void cleanUp(Instant now) {
    endAll();
  }

  /** Marks imports as failed whose server was killed or whose job has ended without them. */
  void endAll() {
    staging.interrupted().forEach(id -> failImport.fail(id, SERVER_STOPPED, null));
    var unfinished = background.unfinished();
    var ended = jobs.ended(unfinished.stream().map(Unfinished::job).toList());
    unfinished.stream()
        .filter(waiting -> ended.contains(waiting.job()))
        .forEach(waiting -> failImport.fail(waiting.id(), JOB_ENDED, null));
    staging.deleteOld(settings.get(ImportSettings.KEEP_REFUSED));
  }
}
