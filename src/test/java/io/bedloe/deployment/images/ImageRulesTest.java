package io.bedloe.deployment.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the files of the image say the same; ImageST runs what they make. */
class ImageRulesTest {

  private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));

  private static Map<String, String> texts() {
    return ImageRules.FILES.stream().collect(Collectors.toMap(file -> file, ImageRulesTest::text));
  }

  private static String text(String file) {
    try {
      return Files.readString(PROJECT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theFilesOfTheImageFollowTheRules() {
    assertThat(new ImageRules(texts()).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          docker/Containerfile    ~ eclipse-temurin:25.0.3_9-jdk-noble ~ eclipse-temurin:latest ~ is no image with a version
          docker/Containerfile    ~ USER 10001:10001      ~ USER 0:0              ~ lacks the line USER
          docker/Containerfile    ~ --chown=10001:10001   ~ --chown=1000:1000     ~ has the user 1000
          docker/Containerfile    ~ STOPSIGNAL SIGTERM    ~ STOPSIGNAL SIGKILL    ~ lacks the line STOPSIGNAL
          docker/Containerfile    ~ EXPOSE 9080           ~ EXPOSE 8080           ~ the port 8080
          docker/Containerfile    ~ /health/ready         ~ /healthz              ~ is no probe
          docker/Containerfile    ~ MALLOC_ARENA_MAX=2    ~ MALLOC_ARENA_MAX=4    ~ has the environment
          docker/Containerfile    ~ java.options"]        ~ jvm.options"]         ~ lacks the line CMD
          docker/Containerfile    ~ image.licenses        ~ image.license         ~ lacks the label licenses
          docker/Containerfile    ~ docker/record-start.sh / ~ docker/start.sh / ~ does not call record-start.sh
          docker/Containerfile    ~ /rootfs/etc           ~ /rootfs/root          ~ makes no folder /root
          docker/Containerfile.dockerignore ~ !docker/rootfs.sh ~ !docker/root.sh ~ leaves it out
          docker/rootfs.sh        ~ USER_ID=10001         ~ USER_ID=1000          ~ has the user 1000
          docker/run.sh           ~ USER_ID=10001         ~ USER_ID=1000          ~ has the user 1000
          docker/run.sh           ~ LANG=C.UTF-8          ~ LANG=C                ~ has the environment
          docker/assemble.sh      ~ rootfs.sh"            ~ root.sh"              ~ does not call rootfs.sh
          docker/HealthCheck.java ~ "9080"                ~ "9090"                ~ the port 9090
          docker/HealthCheck.java ~ /health/ready         ~ /health/well          ~ is no probe
          liberty/server.xml      ~ defaultValue="9080"   ~ defaultValue="9081"   ~ is not that of the server
          """)
  void aBrokenFileIsReported(String file, String original, String broken, String finding) {
    var texts = new HashMap<>(texts());
    var text = text(file);
    assertThat(text).contains(original);
    texts.put(file, text.replace(original, broken));
    assertThat(new ImageRules(texts).faults()).anyMatch(fault -> fault.contains(finding));
  }
}
