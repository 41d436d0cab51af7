package io.bedloe.dev.onetest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.CRC32;

/**
 * A Liberty installation whose application is the folder of classes, in place of the WAR. The
 * server itself is the one that the build has unpacked.
 */
final class Installation {
  private static final String SERVER = "usr/servers/bedloe";

  private final Path folder;
  private final String libraries;
  private final Path built = Path.of("target/liberty/wlp").toAbsolutePath();
  private final Path war = Path.of("target/bedloe.war").toAbsolutePath();

  Installation(Path folder, String libraries) {
    this.folder = folder;
    this.libraries = libraries;
  }

  Path home() {
    return folder.resolve("wlp");
  }

  void prepare() throws IOException {
    Files.createDirectories(home());
    try (var parts = Files.list(built)) {
      for (Path part : parts.toList()) {
        Path link = home().resolve(part.getFileName());
        if (!part.getFileName().toString().equals("usr") && !Files.exists(link)) {
          Files.createSymbolicLink(link, part);
        }
      }
    }
    Path server = home().resolve(SERVER);
    copy(built.resolve(SERVER).resolve("lib"), server.resolve("lib"));
    copy(built.resolve(SERVER).resolve("server.env"), server.resolve("server.env"));
    copy(
        built.resolve(SERVER).resolve("bootstrap.properties"),
        server.resolve("bootstrap.properties"));
    copy(Path.of("liberty").toAbsolutePath(), server);
    Path apps = Files.createDirectories(server.resolve("apps"));
    Files.writeString(apps.resolve("bedloe.war.xml"), looseApplication());
    // A running server must not exchange its application while a test asks it: it is started again
    Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
    Files.writeString(
        overrides.resolve("kept-server.xml"),
        "<server><applicationMonitor updateTrigger=\"disabled\"/></server>\n");
  }

  /** What Liberty's tools call a loose application: an archive whose parts lie elsewhere. */
  private String looseApplication() throws IOException {
    var xml = new StringBuilder("<archive>\n");
    xml.append(part("dir", Path.of("src/main/webapp").toAbsolutePath(), "/"));
    xml.append(part("dir", folder.resolve("target/classes"), "/WEB-INF/classes"));
    Map<String, String> byName = new HashMap<>();
    for (String library : libraries.split(":", -1)) {
      byName.put(Path.of(library).getFileName().toString(), library);
    }
    try (var archive = new JarFile(war.toFile())) {
      Path manifest = folder.resolve("MANIFEST.MF");
      try (var out = Files.newOutputStream(manifest)) {
        archive.getManifest().write(out);
      }
      xml.append(part("file", manifest, "/META-INF/MANIFEST.MF"));
      for (var entry : archive.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        String library = byName.get(name);
        if (library == null) {
          throw new Failure(
              "target/bedloe.war holds "
                  + name
                  + ", which the tests do not use. Run: make clean run");
        }
        xml.append(part("file", Path.of(library), "/" + entry.getName()));
      }
    }
    return xml.append("</archive>\n").toString();
  }

  private static String part(String kind, Path source, String target) {
    return "  <%s sourceOnDisk=\"%s\" targetInArchive=\"%s\"/>\n".formatted(kind, source, target);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : Files.isRegularFile(from) ? List.of(from) : SourceTree.files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      if (Files.isRegularFile(from)) {
        target = to;
      }
      if (!Stamp.of(file).equals(Stamp.of(target))) {
        Files.createDirectories(target.getParent());
        Files.copy(
            file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /**
   * Differs when a server that runs has to be started again: its classes or its settings changed.
   */
  String fingerprint() {
    var sum = new CRC32();
    try {
      List<Path> files = new ArrayList<>(SourceTree.files(folder.resolve("target/classes")));
      files.addAll(SourceTree.files(Path.of("src/main/webapp").toAbsolutePath()));
      files.addAll(SourceTree.files(home().resolve(SERVER)));
      files.sort(null);
      for (Path file : files) {
        sum.update(file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sum.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new Failure("The classes cannot be read: " + e.getMessage(), e);
    }
    return Long.toHexString(sum.getValue());
  }
}
