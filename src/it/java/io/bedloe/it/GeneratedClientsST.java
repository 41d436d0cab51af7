package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bedloe.it.messaging.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that generated clients of the API document work, and that linters report no fault in it,
 * and that the library of Standard Webhooks verifies webhooks. The test needs Node, npm and Python,
 * so it runs only in `make verify`; the generated files are in {@code target/clients}.
 */
@SystemTest
class GeneratedClientsST {

  private static final Path SOURCES = Path.of("src/it/clients");
  private static final Path WORK = Path.of("target/clients").toAbsolutePath();
  private static final Path GENERATOR = Path.of("target/tools/openapi-generator-cli.jar");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final BedloeServer SERVER = BedloeServer.shared();

  @BeforeAll
  static void theDocumentAndTheTools() throws Exception {
    Files.createDirectories(WORK);
    try (var sources = Files.list(SOURCES)) {
      for (var source : sources.toList()) {
        Files.copy(source, WORK.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    download("/openapi?format=json", "openapi.json");
    download("/asyncapi", "asyncapi.json");
    run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
  }

  private static void download(String path, String file) throws Exception {
    var request = HttpRequest.newBuilder(SERVER.uri().resolve(path)).build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofFile(WORK.resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.json", "asyncapi.json"})
  void redoclyFindsNoFault(String document) {
    assertThat(run("npx", "redocly", "lint", document)).doesNotContain("warning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.json", "asyncapi.json"})
  void spectralFindsNoFault(String document) {
    run("npx", "spectral", "lint", "--fail-severity=hint", document);
  }

  @Test
  void theTypeScriptClientSignsInListsOrdersAndReadsAProblem() {
    run(
        "npx",
        "openapi-typescript",
        "openapi.json",
        "-o",
        "bedloe.d.ts",
        "--redocly",
        "generator.yaml");
    run("npx", "tsc", "-p", ".");
    var sku = productWithFivePieces();
    assertThat(lines(run(command(List.of("node", "run.mjs"), sku)))).isEqualTo(expected(sku));
  }

  @Test
  void theJavaClientSignsInListsOrdersAndReadsAProblem() throws IOException {
    generate("java", "--library", "native");
    var classes = WORK.resolve("java/classes");
    var files = new ArrayList<String>();
    try (var all = Files.walk(WORK.resolve("java/src/main/java"))) {
      all.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(files::add);
    }
    files.add(WORK.resolve("Shop.java").toString());
    var list = Files.write(WORK.resolve("java/files"), files);
    var classPath = System.getProperty("java.class.path");
    run(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-nowarn",
        "-proc:none",
        "-d",
        classes.toString(),
        "-cp",
        classPath,
        "@" + list);
    var sku = productWithFivePieces();
    var start = List.of(JAVA, "-cp", classes + java.io.File.pathSeparator + classPath, "Shop");
    assertThat(lines(run(command(start, sku)))).isEqualTo(expected(sku));
  }

  /** The library is the one that Standard Webhooks publishes for Node. */
  @Test
  void theLibraryOfStandardWebhooksVerifiesWhatTheServerSentAndNothingElse() throws Exception {
    try (var receiver = Receiver.start()) {
      var account = TestAccount.with("manager");
      var webhook =
          Some.json(
                  account.asks(),
                  Map.of("url", receiver.url(), "types", List.of("io.bedloe.product.created.v1")))
              .post("/webhooks");
      String rotated =
          Some.json(account.asks(), Map.of())
              .post("/webhooks/" + webhook.path("id") + "/rotate")
              .path("secret");
      Some.productId();
      var message = receiver.next();
      var file =
          Files.writeString(
              WORK.resolve("message.json"),
              new ObjectMapper()
                  .writeValueAsString(
                      Map.of(
                          "secrets",
                          Map.of(
                              "current",
                              rotated,
                              "previous",
                              webhook.<String>path("secret"),
                              "other",
                              "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                          "headers",
                          message.headers(),
                          "body",
                          message.text())));
      assertThat(lines(run("node", "verify-webhook.mjs", file.toString())))
          .containsExactly(
              "current secret: accepted",
              "previous secret: accepted",
              "another secret: refused",
              "altered body: refused",
              "altered id: refused",
              "altered time: refused",
              "replayed within four minutes: accepted",
              "replayed after six minutes: refused");
    }
  }

  /** The client is only compiled: its libraries come from PyPI, which the build does not use. */
  @Test
  void thePythonClientCompiles() {
    generate("python");
    assertThat(WORK.resolve("python/bedloe/client/api/orders_api.py")).exists();
    run("python3", "-m", "compileall", "-q", "-f", "python/bedloe");
  }

  private static String productWithFivePieces() {
    var sku = Some.word("CLIENT");
    var product =
        Some.created(
            Some.json(
                    As.admin(),
                    Map.of(
                        "sku",
                        sku,
                        "name",
                        "Desk lamp",
                        "price",
                        Map.of("amount", "19.99", "currency", "GBP")))
                .post("/products"));
    Some.json(As.admin(), Map.of("quantity", 5, "reason", "delivery note"))
        .post("/stock/" + product + "/receipts")
        .then()
        .statusCode(200);
    return sku;
  }

  private static List<String> expected(String sku) {
    return List.of(
        "signed in as manager@bedloe.example",
        "listed 1 at 19.99",
        "listed 0 above 20",
        "placed PLACED 59.97",
        "moved CONFIRMED",
        "short " + sku + " 3 2",
        "signed out 204");
  }

  private static List<String> lines(String output) {
    return output.lines().toList();
  }

  private static String[] command(List<String> start, String sku) {
    var words = new ArrayList<>(start);
    URI uri = SERVER.uri();
    words.add(uri.toString().replaceFirst("/$", ""));
    words.addAll(List.of("manager@bedloe.example", "bedloe-dev-password", sku));
    return words.toArray(String[]::new);
  }

  private static void generate(String language, String... more) {
    var words =
        new ArrayList<>(
            List.of(
                JAVA,
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "-i",
                "openapi.json",
                "-g",
                language,
                "-o",
                language,
                "--global-property",
                "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                "--additional-properties",
                language.equals("java")
                    ? "useJakartaEe=true,useSingleRequestParameter=true,openApiNullable=false,"
                        + "apiPackage=bedloe.client.api,modelPackage=bedloe.client.model,"
                        + "invokerPackage=bedloe.client,hideGenerationTimestamp=true"
                    : "packageName=bedloe.client"));
    words.addAll(List.of(more));
    run(words.toArray(String[]::new));
  }

  /** Runs a command in the folder of the clients; returns its output when it has succeeded. */
  private static String run(String... command) {
    try {
      var output = Files.createTempFile(WORK, "output", ".log");
      var errors = Files.createTempFile(WORK, "errors", ".log");
      int code =
          new ProcessBuilder(command)
              .directory(WORK.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start()
              .waitFor();
      var text = Files.readString(output, StandardCharsets.UTF_8);
      assertThat(code)
          .as("%s%n%s%n%s", String.join(" ", command), text, Files.readString(errors))
          .isZero();
      return text;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
