package io.bedloe.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the list of what a package has includes the server. */
class BillOfMaterialsTest {

  private static final String WAR =
      """
      {"bomFormat": "CycloneDX", "specVersion": "1.6",
       "metadata": {"component": {"bom-ref": "bedloe", "name": "bedloe"}},
       "components": [{"name": "postgresql", "bom-ref": "driver"}],
       "dependencies": [{"ref": "driver"}, {"ref": "bedloe", "dependsOn": ["driver"]}]}
      """;

  private final Path installation;
  private final BillOfMaterials materials;

  BillOfMaterialsTest(@TempDir Path installation) throws IOException {
    this.installation = installation;
    this.materials = new BillOfMaterials(installation);
    write("lib/versions/openliberty.properties", "com.ibm.websphere.productVersion=26.0.0.5\n");
    write("lib/com.ibm.ws.kernel_1.0.113.jar", "abc");
    write("lib/a_b_2.1.jar", "");
  }

  private void write(String name, String text) throws IOException {
    Path file = installation.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private JsonNode complete(String... files) throws IOException {
    return new ObjectMapper().readTree(materials.complete(WAR, List.of(files)));
  }

  @Test
  void openLibertyAndItsBundlesAreAddedToTheComponentsOfTheWar() throws IOException {
    var components =
        complete("wlp/lib/com.ibm.ws.kernel_1.0.113.jar", "wlp/bin/server", "wlp/lib/")
            .path("components");
    assertThat(components).hasSize(2);
    var liberty = components.path(1);
    assertThat(liberty.path("purl").asText())
        .isEqualTo("pkg:maven/io.openliberty/openliberty-runtime@26.0.0.5?type=zip");
    assertThat(liberty.at("/licenses/0/license/id").asText()).isEqualTo("EPL-2.0");
    assertThat(liberty.path("components")).hasSize(1);
    var bundle = liberty.path("components").path(0);
    assertThat(bundle.path("name").asText()).isEqualTo("com.ibm.ws.kernel");
    assertThat(bundle.path("version").asText()).isEqualTo("1.0.113");
    assertThat(bundle.at("/hashes/0/content").asText())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void theApplicationDependsOnTheServer() throws IOException {
    var dependencies = complete("wlp/lib/a_b_2.1.jar").path("dependencies");
    assertThat(dependencies.path(0).has("dependsOn")).isFalse();
    assertThat(dependencies.path(1).path("dependsOn"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "driver", "pkg:maven/io.openliberty/openliberty-runtime@26.0.0.5?type=zip");
  }

  @Test
  void theVersionOfABundleBeginsBehindItsLastUnderscore() throws IOException {
    var bundle = complete("wlp/lib/a_b_2.1.jar").at("/components/1/components/0");
    assertThat(bundle.path("name").asText()).isEqualTo("a_b");
    assertThat(bundle.path("version").asText()).isEqualTo("2.1");
  }

  @Test
  void filesInAnotherOrderGiveTheSameDocument() throws IOException {
    var one = "wlp/lib/a_b_2.1.jar";
    var other = "wlp/lib/com.ibm.ws.kernel_1.0.113.jar";
    assertThat(materials.complete(WAR, List.of(one, other)))
        .isEqualTo(materials.complete(WAR, List.of(other, one)));
  }

  @Test
  void aPackageWithoutBundlesIsRefused() {
    assertThatThrownBy(() -> complete("wlp/bin/server"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no bundle of Open Liberty");
  }
}
