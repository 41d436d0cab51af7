package io.bedloe.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds Open Liberty and its bundles to the CycloneDX document of the WAR, which knows the
 * dependencies of Maven alone, so that the document lists all that the package of the server has.
 * The same package gets the same bytes.
 */
public final class BillOfMaterials {

  private static final Pattern BUNDLE = Pattern.compile("wlp/(.*/)?([^/]+)_(\\d[^/_]*)\\.jar");
  private static final String RUNTIME = "pkg:maven/io.openliberty/openliberty-runtime@";

  private final ObjectMapper json = new ObjectMapper();
  private final Path installation;

  BillOfMaterials(Path installation) {
    this.installation = installation;
  }

  /**
   * Writes the document of a package.
   *
   * @param arguments the package of the server, the document of the WAR, the document to write
   */
  public static void main(String[] arguments) {
    Launch.exit(
        () -> {
          Path written = Path.of(arguments[2]);
          String document =
              new BillOfMaterials(Settings.installation())
                  .complete(Files.readString(Path.of(arguments[1])), files(Path.of(arguments[0])));
          Files.writeString(written, document);
          Launch.say("Wrote %s.".formatted(written));
        });
  }

  /** Returns the names of the files in an archive. */
  private static List<String> files(Path archive) throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "--list", "--gzip", "--file", archive.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String names = new String(tar.getInputStream().readAllBytes(), UTF_8);
    if (tar.waitFor() != 0) {
      throw new Refusal("tar cannot list " + archive + "; write it with \"make package\".");
    }
    return names.lines().toList();
  }

  /**
   * Returns the document of the whole package.
   *
   * @param war the CycloneDX document of the WAR
   * @param files the names of all files of the package
   */
  String complete(String war, List<String> files) throws IOException {
    ObjectNode document = (ObjectNode) json.readTree(war);
    String version = version();
    ObjectNode liberty = json.createObjectNode();
    liberty
        .put("type", "framework")
        .put("bom-ref", RUNTIME + version + "?type=zip")
        .put("group", "io.openliberty")
        .put("name", "openliberty-runtime")
        .put("version", version)
        .put("purl", RUNTIME + version + "?type=zip");
    liberty.putArray("licenses").addObject().putObject("license").put("id", "EPL-2.0");
    ArrayNode bundles = liberty.putArray("components");
    for (String file : files.stream().sorted().toList()) {
      Matcher bundle = BUNDLE.matcher(file);
      if (bundle.matches()) {
        add(bundles, file, bundle.group(2), bundle.group(3));
      }
    }
    if (bundles.isEmpty()) {
      throw new Refusal("The package has no bundle of Open Liberty (wlp/lib/NAME_VERSION.jar).");
    }
    document.withArray("components").add(liberty);
    ArrayNode dependencies = document.withArray("dependencies");
    String application = document.path("metadata").path("component").path("bom-ref").asText();
    for (JsonNode dependency : dependencies) {
      if (dependency.path("ref").asText().equals(application)) {
        ((ObjectNode) dependency).withArray("dependsOn").add(RUNTIME + version + "?type=zip");
      }
    }
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private void add(ArrayNode bundles, String file, String name, String version) throws IOException {
    ObjectNode component = bundles.addObject();
    component.put("type", "library").put("bom-ref", file).put("name", name).put("version", version);
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", hash(installation.resolve(file.substring("wlp/".length()))));
  }

  /** Returns the version of Open Liberty, as its own file says. */
  private String version() throws IOException {
    Properties properties = new Properties();
    Path file = installation.resolve("lib/versions/openliberty.properties");
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    String version = properties.getProperty("com.ibm.websphere.productVersion");
    if (version == null) {
      throw new Refusal(file + " does not tell the version of Open Liberty.");
    }
    return version;
  }

  private static String hash(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
