package io.bedloe.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * {@code make bench-imports}: measures how many rows of a file are imported in a second. It is not
 * a test, since a figure of a shared machine proves nothing by itself. With the Liberty
 * installation of another build as an argument it measures both builds in turn, in the same run,
 * and prints the ratio of their medians.
 */
public final class ImportSpeed {

  private static final int ROWS = 12_000;
  private static final int LINES_OF_AN_ORDER = 4;
  private static final int PRODUCTS_OF_ORDERS = 1_500;
  private static final int CUSTOMERS_OF_ORDERS = 1_000;

  /** The first round warms up the servers and does not count. */
  private static final int ROUNDS = 6;

  /** A file of one kind. */
  private record Sample(String name, String query, String header, IntFunction<String> row) {}

  private ImportSpeed() {}

  /** Measures the build in {@code target}, or first another build and then that one. */
  public static void main(String[] otherInstallations) throws Exception {
    var installations = new ArrayList<Path>();
    Arrays.stream(otherInstallations)
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .forEach(installations::add);
    installations.add(TestBed.liberty());
    var servers = new ArrayList<BedloeServer>();
    try {
      for (var installation : installations) {
        servers.add(
            BedloeServer.onOwnDatabase(installation, Map.of("JVM_ARGS", "-Xmx768m")).start());
      }
      print(measured(servers));
    } finally {
      servers.forEach(BedloeServer::close);
    }
    System.exit(0);
  }

  private static Map<String, List<List<Double>>> measured(List<BedloeServer> servers)
      throws IOException, InterruptedException {
    var speeds = new LinkedHashMap<String, List<List<Double>>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var sample : samples(round)) {
        var ofSample =
            speeds.computeIfAbsent(
                sample.name(),
                name -> servers.stream().<List<Double>>map(server -> new ArrayList<>()).toList());
        for (int turn = 0; turn < servers.size(); turn++) {
          int number = (turn + round) % servers.size();
          double speed = speed(servers.get(number), sample);
          if (round > 0) {
            ofSample.get(number).add(speed);
          }
        }
      }
    }
    return speeds;
  }

  private static double speed(BedloeServer server, Sample sample)
      throws IOException, InterruptedException {
    var file = new GeneratedCsv(sample.header(), ROWS, sample.row());
    long start = System.nanoTime();
    var answer = file.sendTo(server, sample.query());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (answer.statusCode() != 200
        || new ObjectMapper().readTree(answer.body()).path("accepted").asInt() != ROWS) {
      throw new IllegalStateException(sample.name() + ": " + answer.body());
    }
    return ROWS / seconds;
  }

  private static List<Sample> samples(int round) {
    var products = "sku,name,description,price";
    var orders = "reference,sku,quantity,unitPrice,placedAt,customer,country,description";
    return List.of(
        new Sample(
            "new products",
            "kind=products&currency=GBP",
            products,
            row ->
                "P%d-%d,Product %d,A lamp with a long arm,%d.00".formatted(round, row, row, row)),
        new Sample(
            "changed products",
            "kind=products&currency=GBP",
            products,
            row -> "P%d-%d,Product %d,A lamp with two arms,%d.50".formatted(round, row, row, row)),
        new Sample(
            "new customers",
            "kind=customers",
            "externalReference,name,email,city",
            row -> "C%d-%d,Customer %d,c%d@example.com,Bristol".formatted(round, row, row, row)),
        new Sample(
            "receipts of stock",
            "kind=stock",
            "reference,sku,quantity",
            row -> "R%d-%d,P%d-%d,100000".formatted(round, row, round, row)),
        new Sample(
            "orders, with what they name",
            "kind=orders&currency=GBP&createMissing=true",
            orders,
            row -> order("A", "O", round, row)),
        new Sample(
            "orders that move stock",
            "kind=orders&currency=GBP&createMissing=true&stock=apply",
            orders,
            row -> order("S", "P", round, row)));
  }

  private static String order(String reference, String sku, int round, int row) {
    int number = row / LINES_OF_AN_ORDER;
    return "%s%d-%d,%s%d-%d,2,9.50,2013-05-06T12:00:%02dZ,B%d-%d,Norway,Lamp"
        .formatted(
            reference,
            round,
            number,
            sku,
            round,
            row % PRODUCTS_OF_ORDERS + 1,
            number % 60,
            round,
            number % CUSTOMERS_OF_ORDERS);
  }

  private static void print(Map<String, List<List<Double>>> speeds) {
    speeds.forEach(
        (name, ofServers) -> {
          var medians = ofServers.stream().map(ImportSpeed::median).toList();
          var text = new StringBuilder("%-30s".formatted(name));
          medians.forEach(
              median -> text.append(String.format(Locale.ROOT, "%10.0f rows/s", median)));
          if (medians.size() > 1) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "   ratio %.2f",
                    medians.get(medians.size() - 1) / medians.get(0)));
          }
          System.out.println(text);
        });
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
