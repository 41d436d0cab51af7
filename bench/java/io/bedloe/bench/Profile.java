package io.bedloe.bench;

import io.bedloe.dev.DevServices;
import io.bedloe.dev.Launch;
import io.bedloe.dev.Ports;
import io.bedloe.dev.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make profile}: writes a flame graph of the server under a load. */
public final class Profile {

  private static final Path DIRECTORY = Path.of("target", "bench");
  private static final int CONNECTIONS = 32;

  /** Until most of the code is compiled, so that the graph does not show the compiler. */
  private static final int WARM_SECONDS = 60;

  private static final int SECONDS = 20;

  private Profile() {}

  /** Profiles the load that the only argument names; without one, GET of a product. */
  public static void main(String[] arguments) {
    var name = arguments.length == 0 || arguments[0].isBlank() ? "get" : arguments[0];
    Launch.exit(() -> profile(Load.named(name)));
  }

  private static void profile(Load load) throws Exception {
    if (load.source() != Load.Source.SERVER) {
      throw new Refusal("The load " + load.code() + " does not reach the server.");
    }
    BenchTools.requireLinux();
    LoadRunner.requireScripts();
    var wrk = BenchTools.wrk();
    var profiler = Profiler.onClassPath();
    var run = DIRECTORY.resolve("run");
    Files.createDirectories(run);
    try (var services = DevServices.keptAnewIn(run);
        var fixed = StaticAnswer.start(Ports.free())) {
      var runner = new LoadRunner(services, fixed, wrk, null);
      Launch.say("Starting the server and loading data ...");
      try (var server = ServerUnderTest.start("this", ServerUnderTest.installation(), services)) {
        SampleData.load(server);
        Launch.say("Warming for %d s ...".formatted(WARM_SECONDS));
        runner.run(server, load, CONNECTIONS, WARM_SECONDS);
        profiler.start(server.pid());
        var sample = runner.run(server, load, CONNECTIONS, SECONDS);
        var graph = DIRECTORY.resolve("profile-" + load.code() + ".html");
        profiler.stop(server.pid(), graph, "Bedloe: " + load.title());
        Launch.say(Report.progress(1, sample));
        Launch.say("Written: " + graph);
      }
    }
  }
}
