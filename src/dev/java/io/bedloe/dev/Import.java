package io.bedloe.dev;

import java.nio.file.Files;
import java.nio.file.Path;

/** Implements {@code make import FILE=…}: imports a retailer's invoices into the running server. */
public final class Import {
  private Import() {}

  public static void main(String[] arguments) {
    Launch.exit(() -> run(arguments));
  }

  private static void run(String[] arguments) throws Exception {
    if (arguments.length != 1 || arguments[0].isBlank()) {
      throw new Refusal("Name the file to import: make import FILE=orders.csv");
    }
    Path file = readable(Path.of(arguments[0]));
    Settings settings = Settings.ofThisProcess();
    ApiClient api = ApiClient.of(settings);
    String token = settings.value("BEDLOE_TOKEN").orElseGet(api::signInAsDemoManager);

    Launch.say("Importing " + file + " into " + api.base() + " ...");
    ImportSummary summary = ImportSummary.of(api.postCsv(RetailInvoices.path(), file, token));

    summary.lines().forEach(Launch::say);
    if (summary.refusedCsv().isPresent()) {
      Path refused = file.resolveSibling(file.getFileName() + ".refused.csv");
      api.fetch(summary.refusedCsv().get(), refused, token);
      Launch.say("The refused rows, each with its reason: " + refused);
    }
  }

  private static Path readable(Path file) {
    if (!Files.exists(file)) {
      throw new Refusal("There is no file " + file + ".");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new Refusal(file + " cannot be read.");
    }
    return file;
  }
}
