package io.bedloe.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Maven as a child process that runs a server; both end with this process. */
final class MavenProcess implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final Process process;

  private final Processes processes;

  private MavenProcess(Process process, Processes processes) {
    this.process = process;
    this.processes = processes;
  }

  static MavenProcess start(ProcessBuilder builder, Processes processes) throws IOException {
    OnExit.refuseWhenEnding();
    MavenProcess maven = new MavenProcess(builder.start(), processes);
    OnExit.close(maven);
    processes.note(maven.process.pid());
    return maven;
  }

  boolean hasEndedWithinOneSecond() throws InterruptedException {
    return process.waitFor(1, TimeUnit.SECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Maven stops its server when it is asked to stop; processes that are left are ended. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    if (!Processes.awaitEnd(process.toHandle(), STOP_PATIENCE)) {
      process.destroyForcibly();
    }
    family.stream().filter(ProcessHandle::isAlive).forEach(Processes::end);
    processes.forget(process.pid());
    OnExit.forget(this);
  }
}
