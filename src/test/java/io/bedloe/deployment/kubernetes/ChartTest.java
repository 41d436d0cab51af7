package io.bedloe.deployment.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders the chart with Helm, and checks what comes out. */
class ChartTest {

  /** With the values of production, these make the chart render all that it has. */
  private static final Map<String, String> ALL =
      Map.of(
          "image.tag", "1.2.3",
          "ingress.enabled", "true",
          "gateway.enabled", "true",
          "gateway.parentRefs[0].name", "public");

  private final Chart chart;

  ChartTest(@TempDir Path parent) {
    this.chart = Chart.copyTo(parent);
  }

  private static Map<String, String> values(String file) {
    var values = new HashMap<>(Map.of("image.tag", "1.2.3"));
    if (file.equals("values-development.yaml")) {
      for (var key :
          List.of(
              "BEDLOE_SECRET",
              "BEDLOE_DB_PASSWORD",
              "BEDLOE_DB_MIGRATION_PASSWORD",
              "BEDLOE_METRICS_TOKEN",
              "BEDLOE_AUTH_FIRST_ADMIN_SECRET")) {
        values.put("secrets.values." + key, "for-a-test");
      }
    }
    return values;
  }

  private List<JsonNode> all() {
    return chart.render("values-production.yaml", ALL);
  }

  @Test
  void lintFindsNothing() {
    // A lint has no values but the defaults, and they name no version.
    chart.replace("values.yaml", "  tag: \"\"", "  tag: 1.2.3");
    assertThat(chart.lint()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "values.yaml",
        "values-development.yaml",
        "values-staging.yaml",
        "values-production.yaml"
      })
  void eachFileOfValuesRendersResourcesWithoutFaults(String file) {
    assertThat(ManifestRules.faults(chart.render(file, values(file)))).isEmpty();
  }

  @Test
  void everythingTogetherRendersResourcesWithoutFaults() {
    var documents = all();
    assertThat(ManifestRules.faults(documents)).isEmpty();
    assertThat(documents.stream().map(one -> one.path("kind").asText()))
        .contains("Ingress", "HTTPRoute", "IngressRoute", "HorizontalPodAutoscaler", "Job")
        .contains("CronJob", "ServiceMonitor", "PrometheusRule", "ExternalSecret", "NetworkPolicy");
  }

  @Test
  void serversWithoutTheRightToMigrateDoNotGetThePasswordOfTheOwner() {
    var values = new HashMap<>(ALL);
    values.put("migration.byServers", "false");
    var documents = chart.render("values-production.yaml", values);
    assertThat(ManifestRules.faults(documents)).isEmpty();
    assertThat(Manifests.ofKind(documents, "Deployment").toString())
        .doesNotContain("BEDLOE_DB_MIGRATION");
    assertThat(Manifests.ofKind(documents, "Job").toString())
        .contains("BEDLOE_DB_MIGRATION_PASSWORD");
  }

  @Test
  void theMigrationRunsBeforeNewServersAndAfterItsSecrets() {
    var documents = all();
    var job = Manifests.find(documents, "Job", "bedloe-migration").orElseThrow();
    var secret = Manifests.find(documents, "ExternalSecret", "bedloe-owner").orElseThrow();
    assertThat(annotation(job, "test/hook"))
        .isEqualTo("pre-install,pre-upgrade")
        .isEqualTo(annotation(secret, "test/hook"));
    assertThat(Integer.parseInt(annotation(job, "test/hook-weight")))
        .isGreaterThan(Integer.parseInt(annotation(secret, "test/hook-weight")));
  }

  private static String annotation(JsonNode document, String name) {
    return document.path("metadata").path("annotations").path(name).asText();
  }

  @Test
  void theAlertsAreThoseOfTheDocumentation() {
    var page = Software.text("docs/operations/queues.md");
    var block = page.substring(page.indexOf("groups:\n  - name: bedloe"));
    var documented = Chart.yaml(block.substring(0, block.indexOf("```")));
    var rule = Manifests.ofKind(all(), "PrometheusRule").get(0);
    assertThat(rule.path("spec").path("groups")).isEqualTo(documented.path("groups"));
  }

  @Test
  void theScriptThatCreatesTheRoleIsThatOfTheCloudTemplates() {
    assertThat(Software.text("k8s/helm/bedloe/files/database-role.sh"))
        .isEqualTo(Software.text("infra/terraform/database-role.sh"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          image.tag                ~ latest    ~ image.tag
          image.tags               ~ 1.2.3     ~ tags
          database.sslMode         ~ prefer    ~ sslMode
          secrets.mode             ~ create    ~ profile
          settings.ORDERS          ~ 1         ~ ORDERS
          trustedProxies[0]        ~ ingress   ~ trustedProxies
          gateway.parentRefs       ~ null      ~ parentRefs
          secrets.external.store.name ~ ''     ~ secrets.external.store.name
          image.tag                ~ ''        ~ image.tag
          """)
  void aWrongValueIsRefused(String name, String value, String finding) {
    var values = new HashMap<>(ALL);
    values.remove("gateway.parentRefs[0].name");
    if (!name.startsWith("gateway")) {
      values.put("gateway.enabled", "false");
    }
    values.put(name, value);
    assertThatThrownBy(() -> chart.render("values-production.yaml", values))
        .hasMessageContaining(finding);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          deployment.yaml      ~ /health/live             ~ /healthz/live            ~ livenessProbe does not ask /health/live
          deployment.yaml      ~ /health/started          ~ /health/start            ~ startupProbe does not ask
          deployment.yaml      ~ /health/ready            ~ /health/readiness        ~ readinessProbe does not ask
          deployment.yaml      ~ containerPort: 9080      ~ containerPort: 8080      ~ the server listens at 9080
          deployment.yaml      ~ PeriodSeconds: 60        ~ PeriodSeconds: 30        ~ less than 45 seconds to stop
          deployment.yaml      ~ sleep: { seconds: 10 }   ~ sleep: { seconds: 1 }    ~ do not learn in time
          deployment.yaml      ~ livenessProbe:           ~ livelinessProbe:         ~ livelinessProbe
          deployment.yaml      ~ podSecurity" 10001       ~ podSecurity" 10002       ~ the user of the image is 10001
          deployment.yaml      ~ maxSurge: 1              ~ surge: 1                 ~ surge
          deployment.yaml      ~ AccountToken: false      ~ AccountToken: true       ~ a token of Kubernetes
          deployment.yaml      ~ configMapRef: { name: {{ include "bedloe.name" . }} ~ configMapRef: { name: other ~ BEDLOE_DB_URL is not given
          _helpers.tpl         ~ emptyDir: { sizeLimit: 512Mi } ~ hostPath: { path: /var } ~ a volume is a hostPath
          _helpers.tpl         ~ name: output, mountPath  ~ name: outputs, mountPath ~ which is no volume
          _helpers.tpl         ~ mountPath: /output       ~ mountPath: /out          ~ cannot write to /output
          _helpers.tpl         ~ runAsNonRoot: true       ~ runAsNonRoot: false      ~ may run as root
          _helpers.tpl         ~ type: RuntimeDefault     ~ type: Unconfined         ~ no seccomp profile
          _helpers.tpl         ~ drop: [ALL]              ~ drop: [KILL]             ~ has capabilities
          _helpers.tpl         ~ Filesystem: true         ~ Filesystem: false        ~ can write to its image
          _helpers.tpl         ~ Escalation: false        ~ Escalation: true         ~ more privileges
          _helpers.tpl         ~ BEDLOE_DB_POOL_MAX       ~ BEDLOE_DB_POOL_SIZE      ~ no setting BEDLOE_DB_POOL_SIZE
          _helpers.tpl         ~ BEDLOE_MAIL_FROM         ~ BEDLOE_SECRET            ~ BEDLOE_SECRET is a secret
          _helpers.tpl         ~ BEDLOE_SECRET,           ~ BEDLOE_PROFILE,          ~ BEDLOE_PROFILE is no secret
          migration-job.yaml   ~ key: BEDLOE_DB_PASSWORD  ~ key: BEDLOE_DB_USER      ~ no Secret bedloe has BEDLOE_DB_USER
          migration-job.yaml   ~ /health/started          ~ /health/live             ~ startupProbe does not ask
          migration-job.yaml   ~ component: migration     ~ component: server        ~ it selects pods of jobs
          migration-job.yaml   ~ BEDLOE_JOBS_WORKERS_BULK ~ BEDLOE_JOBS_WORKERS_LONG ~ no setting BEDLOE_JOBS_WORKERS_LONG
          migration-job.yaml   ~ requests: { cpu: 50m, memory: 64Mi } ~ requests: { cpu: 50m } ~ requests no memory
          backup.yaml          ~ claimName                ~ claim                    ~ claim
          backup.yaml          ~ limits: { memory: 512Mi } ~ limits: {}              ~ no limit of memory
          service.yaml         ~ targetPort: http         ~ targetPort: web          ~ the server has no port web
          service.yaml         ~ component: server        ~ component: servers       ~ not those of servers
          ingress.yaml         ~ port: { name: http }     ~ port: { name: web }      ~ the Service has no port web
          ingress.yaml         ~ pathType: Prefix         ~ pathType: Start          ~ pathType
          http-route.yaml      ~ name: {{ include "bedloe.name" . }}, ~ name: other, ~ there is no Service other
          traefik.yaml         ~ - name: {{ $name }}-headers ~ - name: headers       ~ there is no Middleware headers
          traefik.yaml         ~ burst:                   ~ bursts:                  ~ bursts
          traefik.yaml         ~ port: http               ~ port: 8080               ~ the Service has no port 8080
          autoscaler.yaml      ~ name: bedloe_jobs        ~ name: bedloe_job         ~ the server has no metric bedloe_job
          autoscaler.yaml      ~ maxReplicas:             ~ maximumReplicas:         ~ maximumReplicas
          network-policy.yaml  ~ port: 9080               ~ port: 8080               ~ the server listens at 9080
          service-monitor.yaml ~ path: /metrics           ~ path: /metric            ~ the metrics are at /metrics
          service-monitor.yaml ~ BEDLOE_METRICS_TOKEN     ~ BEDLOE_SECRET            ~ need BEDLOE_METRICS_TOKEN
          prometheus-rule.yaml ~ webhook_dead_letters     ~ webhook_dead             ~ no metric bedloe_webhook_dead
          pod-disruption-budget.yaml ~ component: server  ~ component: servers       ~ not those of servers
          external-secret.yaml ~ remoteRef:               ~ remote:                  ~ remote
          service-account.yaml ~ automountServiceAccountToken ~ automountToken       ~ automountToken
          config-map.yaml      ~ data:                    ~ datas:                   ~ datas
          """)
  void aBrokenTemplateIsReported(String file, String original, String broken, String finding) {
    chart.replace("templates/" + file, original, broken);
    assertThat(ManifestRules.faults(all())).anyMatch(fault -> fault.contains(finding));
  }

  @Test
  void anImageThatMovesIsReported() {
    chart.replace("values.yaml", "postgres:18.6-bookworm", "postgres:latest");
    assertThat(ManifestRules.faults(all()))
        .anyMatch(fault -> fault.contains("an image without a version"));
  }
}
