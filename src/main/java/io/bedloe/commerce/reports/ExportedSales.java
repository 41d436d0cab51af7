package io.bedloe.commerce.reports;

import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportedReport;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sales report as a file. The parameters are those of {@code GET /reports/sales}. */
@ApplicationScoped
class ExportedSales implements ExportedReport {

  /** A request gets a minute at most. A report takes two statements, and its job has two hours. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final SalesFigures sales;
  private final VisibleSales visible;
  private final Guard guard;
  private final Clock clock;

  @Inject
  ExportedSales(SalesFigures sales, VisibleSales visible, Guard guard, Clock clock) {
    this.sales = sales;
    this.visible = visible;
    this.guard = guard;
    this.clock = clock;
  }

  @Override
  public String resource() {
    return "sales";
  }

  @Override
  public Set<ExportFormat> formats() {
    return Set.of(ExportFormat.CSV, ExportFormat.XLSX, ExportFormat.PDF);
  }

  @Override
  public void mustAllow(Map<String, String> parameters, Caller caller) {
    guard.mustAllow(caller, Permission.REPORTS_READ);
    visible.mustAllow(query(parameters).keys(), caller);
  }

  @Override
  public long write(
      ExportFormat format, Map<String, String> parameters, Caller caller, OutputStream out)
      throws IOException {
    var query = query(parameters);
    var report = compute(query, caller);
    switch (format) {
      case CSV -> out.write(SalesCsv.write(report, query.keys()).getBytes(StandardCharsets.UTF_8));
      case XLSX -> SalesXlsx.write(report, query.keys(), out);
      case PDF -> SalesPdf.write(report, query, clock.instant(), out);
      case NDJSON ->
          throw new IllegalArgumentException("the sales report is not written as NDJSON");
    }
    return report.rows().size();
  }

  private SalesReport compute(SalesQuery query, Caller caller) {
    try {
      return sales.compute(query, caller, LIMIT);
    } catch (DatabaseFailure failure) {
      throw tooSlowOr(failure);
    }
  }

  /** Another attempt would take as long; an operator who cancels a statement does not want one. */
  private static RuntimeException tooSlowOr(DatabaseFailure failure) {
    return failure.isCancelled()
        ? Rejected.because(
            ReportRule.REPORT_TOO_SLOW,
            "The database cancelled the report, because it took too long: %d minutes at most."
                    .formatted(LIMIT.toMinutes())
                + " Request a shorter period, group by less, or choose a currency.")
        : failure;
  }

  private static SalesQuery query(Map<String, String> parameters) {
    var sent = new HashMap<String, List<String>>();
    parameters.forEach((name, value) -> sent.put(name, List.of(value)));
    return SalesQuery.parse(sent);
  }
}
