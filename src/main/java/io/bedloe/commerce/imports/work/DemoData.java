package io.bedloe.commerce.imports.work;

import io.bedloe.commerce.imports.ImportSettings;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.commerce.imports.model.Upload;
import io.bedloe.commerce.imports.usecase.ContentDigest;
import io.bedloe.commerce.imports.usecase.ImportFile;
import io.bedloe.kernel.Caller;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Profile;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.persistence.Schema;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Imports real orders, their products and some stock into a development server, with the same
 * import that clients use; a second run changes nothing. The start of the server does not wait for
 * it.
 */
@ApplicationScoped
public class DemoData {

  private static final Logger LOG = Logger.getLogger(DemoData.class.getName());

  private static final Map<String, List<String>> ORDERS =
      Map.ofEntries(
          parameter("kind", "orders"),
          parameter("column.reference", "InvoiceNo"),
          parameter("column.sku", "StockCode"),
          parameter("column.description", "Description"),
          parameter("column.quantity", "Quantity"),
          parameter("column.placedAt", "InvoiceDate"),
          parameter("column.unitPrice", "UnitPrice"),
          parameter("column.customer", "CustomerID"),
          parameter("column.country", "Country"),
          parameter("datePattern", "yyyy-MM-dd HH:mm:ss"),
          parameter("zone", "Europe/London"),
          parameter("currency", "GBP"),
          parameter("createMissing", "true"));

  private static final Map<String, List<String>> STOCK = Map.ofEntries(parameter("kind", "stock"));

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  private final Settings settings;
  private final Instance<ImportFile> imports;

  @Inject
  public DemoData(Settings settings, Instance<ImportFile> imports) {
    this.settings = settings;
    this.imports = imports;
  }

  void load(@Observes @Priority(StartOrder.DEMO_DATA) Schema.Ready ready) {
    if (settings.get(PlatformSettings.PROFILE) == Profile.DEVELOPMENT
        && settings.get(ImportSettings.DEMO_DATA)) {
      executor.execute(this::loadAll);
    }
  }

  private void loadAll() {
    try {
      load("/demo/online-retail-demo.csv", ORDERS);
      load("/demo/stock-demo.csv", STOCK);
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "the demonstration data is not complete; the next start tries again",
          failure);
    }
  }

  private void load(String file, Map<String, List<String>> parameters) {
    // Each file gets a new instance, because it belongs to no request.
    var imported = imports.get();
    try (var bytes = DemoData.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException(file + " is not in the WAR");
      }
      imported.run(
          ImportRequest.parse(parameters),
          Upload.own(parameters),
          bytes,
          ContentDigest.none(),
          Caller.SYSTEM);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      imports.destroy(imported);
    }
  }

  private static Map.Entry<String, List<String>> parameter(String name, String value) {
    return Map.entry(name, List.of(value));
  }
}
