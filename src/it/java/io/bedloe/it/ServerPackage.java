package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The package of the server that {@code make package} writes, unpacked once for each JVM. */
final class ServerPackage {

  private ServerPackage() {}

  /** Writes the package of the build into a folder and returns its file. */
  static Path write(Path folder) throws Exception {
    var end = ImageFolder.script(Map.of(), "scripts/package-server", folder.toString());
    assertThat(end.code()).as(end.output()).isZero();
    try (var files = Files.list(folder)) {
      var archive = files.toList();
      assertThat(archive).hasSize(1);
      return archive.get(0);
    }
  }

  /** Returns the Liberty installation of the unpacked package. */
  static Path unpacked() {
    return Unpacked.WLP;
  }

  private static final class Unpacked {
    static final Path WLP = unpack();

    private static Path unpack() {
      try {
        var folder = TestBed.services().directory().resolve("package");
        var archive = write(folder.resolve("archive"));
        var tar =
            new ProcessBuilder(
                    "tar",
                    "--extract",
                    "--file",
                    archive.toString(),
                    "--directory",
                    folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return folder.resolve("wlp");
      } catch (Exception e) {
        throw new IllegalStateException("There is no unpacked package of the server", e);
      }
    }
  }
}
