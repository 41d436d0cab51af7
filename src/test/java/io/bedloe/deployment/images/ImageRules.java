package io.bedloe.deployment.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What has to hold between the files of the image.
 *
 * @param texts the files by their paths in the project
 */
record ImageRules(Map<String, String> texts) {

  static final String CONTAINERFILE = "docker/Containerfile";
  static final String IGNORED = "docker/Containerfile.dockerignore";
  static final String ROOTFS = "docker/rootfs.sh";
  static final String RUN = "docker/run.sh";
  static final String RECORD = "docker/record-start.sh";
  static final String ASSEMBLE = "docker/assemble.sh";
  static final String HEALTH = "docker/HealthCheck.java";
  static final String SERVER = "liberty/server.xml";

  static final List<String> FILES =
      List.of(CONTAINERFILE, IGNORED, ROOTFS, RUN, RECORD, ASSEMBLE, HEALTH, SERVER);

  private static final Set<String> PROBES =
      Set.of("/health/ready", "/health/live", "/health/started");

  /** Returns a sentence for each rule that is broken. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    faults.addAll(instructions());
    faults.addAll(users());
    faults.addAll(ports());
    faults.addAll(steps());
    return faults;
  }

  private List<String> instructions() {
    var faults = new ArrayList<String>();
    var text = text(CONTAINERFILE);
    for (var image : found(text, "(?m)^FROM (\\S+)")) {
      if (!image.equals("scratch") && !image.matches(".+:[0-9][^:]*\\d[^:]*")) {
        faults.add(image + " is no image with a version");
      }
    }
    for (var line :
        List.of(
            "USER 10001:10001",
            "WORKDIR /output",
            "STOPSIGNAL SIGTERM",
            "ENTRYPOINT [\"/opt/java/bin/java\"]",
            "CMD [\"@/opt/bedloe/java.options\"]")) {
      if (!text.lines().toList().contains(line)) {
        faults.add("the image lacks the line " + line);
      }
    }
    var environment = Set.copyOf(words(first(text, "(?m)^ENV (.*)$")));
    var tested = Set.copyOf(words(first(text(RUN), "(?s)\\nenvironment=\\((.*?)\\)")));
    if (!environment.equals(tested)) {
      faults.add("the image has the environment " + environment + " and run.sh " + tested);
    }
    for (var label : List.of("title", "description", "licenses", "version", "revision")) {
      if (!text.contains("org.opencontainers.image." + label + "=")) {
        faults.add("the image lacks the label " + label);
      }
    }
    return faults;
  }

  private List<String> users() {
    var id = first(text(CONTAINERFILE), "(?m)^USER (\\d+):");
    return Map.of(
            ROOTFS,
            first(text(ROOTFS), "(?m)^USER_ID=(\\d+)$"),
            RUN,
            first(text(RUN), "(?m)^USER_ID=(\\d+)$"),
            "the folder /output",
            first(text(CONTAINERFILE), "--chown=(\\d+):"))
        .entrySet()
        .stream()
        .filter(used -> !used.getValue().equals(id))
        .map(used -> used.getKey() + " has the user " + used.getValue() + " and the image " + id)
        .toList();
  }

  private List<String> ports() {
    var faults = new ArrayList<String>();
    var port = first(text(SERVER), "<variable name=\"bedloe.http.port\" defaultValue=\"(\\d+)\"");
    for (var used :
        List.of(
            first(text(CONTAINERFILE), "(?m)^EXPOSE (\\d+)$"),
            first(text(HEALTH), "\"BEDLOE_HTTP_PORT\", \"(\\d+)\""))) {
      if (!used.equals(port)) {
        faults.add("the port " + used + " is not that of the server, " + port);
      }
    }
    var paths =
        List.of(
            first(text(CONTAINERFILE), "\"HealthCheck\", \"([^\"]+)\""),
            first(text(HEALTH), "\"(/health/[^\"]+)\""));
    paths.stream()
        .filter(path -> !PROBES.contains(path))
        .forEach(path -> faults.add(path + " is no probe of the server"));
    return faults;
  }

  /** The image and the folder that is tested are made by the same scripts. */
  private List<String> steps() {
    var faults = new ArrayList<String>();
    for (var script : List.of(ROOTFS, RECORD)) {
      var name = script.substring(script.lastIndexOf('/') + 1);
      for (var caller : List.of(CONTAINERFILE, ASSEMBLE)) {
        var called = text(caller).replaceAll("(?m)^COPY .*$", "");
        if (!called.contains("/" + name + (caller.equals(ASSEMBLE) ? "\"" : " "))) {
          faults.add(caller + " does not call " + name);
        }
      }
    }
    var allowed =
        text(IGNORED).lines().skip(1).map(line -> line.substring(1)).collect(Collectors.toSet());
    for (var copied : found(text(CONTAINERFILE), "(?m)^COPY (?!--from)(.+) \\S+$")) {
      for (var source : words(copied)) {
        if (!allowed.contains(source)) {
          faults.add(source + " is copied, and " + IGNORED + " leaves it out");
        }
      }
    }
    for (var copied : found(text(CONTAINERFILE), "(?m)^COPY --from=rootfs.* /rootfs(/[a-z0-9]+)")) {
      if (!copied.equals("/opt")
          && !text(ROOTFS).contains("root" + copied)
          && !first(text(ROOTFS), "mkdir -p \"\\$root\"/\\{(.*?)\\}")
              .contains(copied.substring(1))) {
        faults.add(ROOTFS + " makes no folder " + copied);
      }
    }
    return faults;
  }

  private String text(String file) {
    return texts.getOrDefault(file, "");
  }

  private static List<String> words(String text) {
    return Pattern.compile("\\s+").splitAsStream(text).toList();
  }

  private static List<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "missing";
  }
}
