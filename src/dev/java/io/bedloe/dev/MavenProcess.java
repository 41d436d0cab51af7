package io.bedloe.dev;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Maven running as our child with a server as its own, both of which end with us. */
final class MavenProcess implements AutoCloseable {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  private final Process process;

  private MavenProcess(Process process) {
    this.process = process;
  }

  static MavenProcess start(ProcessBuilder builder, DevServices services) throws IOException {
    OnExit.refuseWhenEnding();
    MavenProcess maven = new MavenProcess(builder.start());
    OnExit.close(maven);
    services.processes().note(maven.process.pid());
    return maven;
  }

  int awaitEnd() throws InterruptedException {
    return process.waitFor();
  }

  /** Maven stops its server when it is asked to stop; what it leaves is ended. */
  @Override
  public void close() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroy();
    if (!Processes.awaitEnd(process.toHandle(), STOP_PATIENCE)) {
      process.destroyForcibly();
    }
    family.stream().filter(ProcessHandle::isAlive).forEach(Processes::end);
    OnExit.forget(this);
  }
}
