package io.bedloe.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code make bench-imports}: measures how many rows of a file are imported in a second. It is not
 * a test, since a figure of a shared machine proves nothing by itself. With the Liberty
 * installation of another build as an argument it measures both builds in turn, in the same run,
 * and prints the ratios of their medians.
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

  /**
   * The result of one file.
   *
   * @param cpuMicrosOfARow processor time of the server and of PostgreSQL, which other processes of
   *     the machine change little
   */
  private record Measure(double rowsASecond, double cpuMicrosOfARow) {}

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

  private static Map<String, List<List<Measure>>> measured(List<BedloeServer> servers)
      throws IOException, InterruptedException {
    var measures = new LinkedHashMap<String, List<List<Measure>>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var sample : samples(round)) {
        var ofSample =
            measures.computeIfAbsent(
                sample.name(),
                name -> servers.stream().<List<Measure>>map(server -> new ArrayList<>()).toList());
        for (int turn = 0; turn < servers.size(); turn++) {
          int number = (turn + round) % servers.size();
          var measure = measure(servers.get(number), sample);
          if (round > 0) {
            ofSample.get(number).add(measure);
          }
        }
      }
    }
    return measures;
  }

  private static Measure measure(BedloeServer server, Sample sample)
      throws IOException, InterruptedException {
    var file = new GeneratedCsv(sample.header(), ROWS, sample.row());
    double cpuBefore = cpuMicros(server);
    long start = System.nanoTime();
    var answer = file.sendTo(server, sample.query());
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpu = cpuMicros(server) - cpuBefore;
    if (answer.statusCode() != 200
        || new ObjectMapper().readTree(answer.body()).path("accepted").asInt() != ROWS) {
      throw new IllegalStateException(sample.name() + ": " + answer.body());
    }
    return new Measure(ROWS / seconds, cpu / ROWS);
  }

  /** The processor time that a server and PostgreSQL have taken; other processes do not count. */
  private static double cpuMicros(BedloeServer server) {
    return Stream.of(
                ProcessHandle.of(server.pid()).orElseThrow(), BedloeServer.postgres().process())
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .mapToLong(Duration::toMillis)
            .sum()
        * 1_000.0;
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

  private static void print(Map<String, List<List<Measure>>> measures) {
    measures.forEach(
        (name, ofServers) -> {
          var speeds = ofServers.stream().map(of -> median(of, Measure::rowsASecond)).toList();
          var cpu = ofServers.stream().map(of -> median(of, Measure::cpuMicrosOfARow)).toList();
          System.out.println(
              "%-28s rows/s %-20s CPU µs/row %s".formatted(name, shown(speeds), shown(cpu)));
        });
  }

  /** The medians, and behind two of them their ratio. */
  private static String shown(List<Double> medians) {
    var text = new StringBuilder();
    medians.forEach(median -> text.append(String.format(Locale.ROOT, "%6.0f", median)));
    if (medians.size() > 1) {
      double ratio = medians.get(medians.size() - 1) / medians.get(0);
      text.append(String.format(Locale.ROOT, " x%.2f", ratio));
    }
    return text.toString();
  }

  private static double median(List<Measure> measures, ToDoubleFunction<Measure> value) {
    var sorted = measures.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
