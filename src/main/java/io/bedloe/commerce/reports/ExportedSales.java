package io.bedloe.commerce.reports;

import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportedReport;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sales report as a file. The parameters are those of {@code GET /reports/sales}. */
@ApplicationScoped
class ExportedSales implements ExportedReport {

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
    var report = sales.compute(query, caller);
    switch (format) {
      case CSV -> out.write(SalesCsv.write(report, query.keys()).getBytes(StandardCharsets.UTF_8));
      case XLSX -> SalesXlsx.write(report, query.keys(), out);
      case PDF -> SalesPdf.write(report, query, clock.instant(), out);
      case NDJSON ->
          throw new IllegalArgumentException("the sales report is not written as NDJSON");
    }
    return report.rows().size();
  }

  private static SalesQuery query(Map<String, String> parameters) {
    var sent = new HashMap<String, List<String>>();
    parameters.forEach((name, value) -> sent.put(name, List.of(value)));
    return SalesQuery.parse(sent);
  }
}
