package io.bedloe.deployment.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.deployment.kubernetes.Software;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the files of Compose and Swarm, and what they mount. */
class ComposeTest {

  private static final String PRODUCTION = "docker/compose.yaml";
  private static final String DEVELOPMENT = "docker/compose.dev.yaml";
  private static final String SWARM = "docker/stack.yaml";

  /** What this test and those of the image and of the proxy read. */
  private static final List<String> READ =
      List.of(
          "compose(\\.dev)?\\.yaml",
          "stack\\.yaml",
          "\\.env\\.example",
          "secrets\\.sh",
          "traefik/(traefik|routes)\\.yaml",
          "traefik/certificates/\\.gitignore",
          "database/role\\.sh",
          "observability/(prometheus|alerts|datasource|dashboards)\\.yaml",
          "observability/dashboard\\.json",
          "Containerfile(\\.dockerignore)?",
          "(rootfs|run|record-start|assemble)\\.sh",
          "HealthCheck\\.java",
          "proxy/haproxy\\.cfg");

  private static final Pattern METRIC = Pattern.compile("bedloe_[a-z_]+");

  private static List<String> faults(String file, String text) {
    return ComposeRules.faults(text, !file.equals(DEVELOPMENT));
  }

  @ParameterizedTest
  @CsvSource({PRODUCTION, DEVELOPMENT, SWARM})
  void theFileFollowsTheSpecificationAndTheRules(String file) {
    assertThat(faults(file, Software.text(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          docker/compose.yaml ~ stop_grace_period: 50s     ~ stop_grace_period: 10s      ~ less than
          docker/compose.yaml ~ stop_grace_period: 50s     ~ stop_grace: 50s             ~ stop_grace
          docker/compose.yaml ~ traefik:v3.5.3             ~ traefik:latest              ~ without a version
          docker/compose.yaml ~ BEDLOE_JMS_URL:            ~ BEDLOE_JMS_ADDRESS:         ~ is no setting
          docker/compose.yaml ~ BEDLOE_SECRET_FILE:        ~ BEDLOE_SECRET:              ~ in a variable
          docker/compose.yaml ~ BEDLOE_MAIL_HOST:          ~ BEDLOE_MAIL_HOST_FILE:      ~ it is no secret
          docker/compose.yaml ~ /run/secrets/redis_url     ~ /run/secrets/redis          ~ has no secret for
          docker/compose.yaml ~ redis_url: { file          ~ redis_address: { file       ~ none of the secrets
          docker/compose.yaml ~ networks: [clients, services] ~ networks: [clients, backend] ~ none of the networks
          docker/compose.yaml ~ broker:/var/lib            ~ messages:/var/lib           ~ none of the volumes
          docker/compose.yaml ~ ./database/role.sh         ~ ./database/roles.sh         ~ does not exist
          docker/compose.yaml ~ "HealthCheck", "/health/ready" ~ "HealthCheck", "/healthz" ~ is no probe
          docker/compose.yaml ~ "HealthCheck"              ~ "Health"                    ~ program of the image
          docker/compose.yaml ~ memory: 1G                 ~ cpus: "1.0"                 ~ no limit of memory
          docker/stack.yaml   ~ failure_action: rollback   ~ failure_reaction: rollback ~ failure_reaction
          docker/stack.yaml   ~ read_only: true            ~ read_only: false            ~ may write
          docker/stack.yaml   ~ cap_drop: [ALL]            ~ cap_drop: [KILL]            ~ has capabilities
          docker/stack.yaml   ~ /health/started            ~ /health/starts              ~ is no probe
          docker/compose.dev.yaml ~ 127.0.0.1:9080:9080    ~ 127.0.0.1:9080:9081         ~ does not publish
          docker/compose.dev.yaml ~ WLP_DEBUG_REMOTE: "y"  ~ WLP_DEBUG_REMOTE: "n"       ~ a debugger that
          docker/compose.dev.yaml ~ BEDLOE_MAIL_PORT       ~ BEDLOE_SMTP_PORT            ~ is no setting
          """)
  void aBrokenFileIsReported(String file, String original, String broken, String finding) {
    var text = Software.text(file);
    assertThat(text).contains(original);
    assertThat(faults(file, text.replace(original, broken)))
        .anyMatch(fault -> fault.contains(finding));
  }

  @Test
  void theProxyAndPrometheusAskTheServersOfTheFile() {
    var servers = new TreeSet<String>();
    for (var service : ComposeRules.read(Software.text(PRODUCTION)).path("services").properties()) {
      if (service.getKey().startsWith("server-")) {
        servers.add(service.getKey() + ":" + Software.port());
      }
    }
    var routes = ComposeRules.read(Software.text("docker/traefik/routes.yaml"));
    var balancer = routes.at("/http/services/bedloe/loadBalancer");
    assertThat(balancer.path("servers").findValuesAsText("url"))
        .containsExactlyInAnyOrderElementsOf(
            servers.stream().map(server -> "http://" + server).toList());
    assertThat(balancer.at("/healthCheck/path").asText())
        .isEqualTo(Software.PROBES.get("readinessProbe"));
    assertThat(routes.at("/http/routers/bedloe/rule").asText())
        .contains("!Path(`" + Software.metricsPath() + "`)");
    var scraped = ComposeRules.read(Software.text("docker/observability/prometheus.yaml"));
    assertThat(ComposeRules.texts(scraped.at("/scrape_configs/0/static_configs/0/targets")))
        .containsExactlyInAnyOrderElementsOf(servers);
    assertThat(scraped.at("/scrape_configs/0/metrics_path").asText())
        .isEqualTo(Software.metricsPath());
  }

  @Test
  void theEntryPointsOfTheProxyArePublishedAndUsed() {
    var entries =
        ComposeRules.read(Software.text("docker/traefik/traefik.yaml")).path("entryPoints");
    var published = Software.text(PRODUCTION);
    assertThat(entries.properties()).hasSize(2);
    for (var entry : entries.properties()) {
      assertThat(published).contains("}" + entry.getValue().path("address").asText() + "\"");
    }
    var routes = ComposeRules.read(Software.text("docker/traefik/routes.yaml"));
    assertThat(ComposeRules.texts(routes.at("/http/routers/bedloe/entryPoints")))
        .isNotEmpty()
        .allMatch(entries::has);
    assertThat(published).contains("/etc/traefik/routes.yaml:ro");
    assertThat(Software.text("docker/traefik/traefik.yaml"))
        .contains("filename: /etc/traefik/routes.yaml");
    assertThat(published).contains("ipv4_address: 172.30.7.2", "TRUSTED_PROXIES: 172.30.7.2");
  }

  @Test
  void alertsAndPanelsUseMetricsThatExist() {
    var alerts = Software.text("docker/observability/alerts.yaml");
    var documented = Software.text("docs/operations/queues.md");
    assertThat(alerts.lines().skip(1)).isNotEmpty().allMatch(documented::contains);
    var used = new TreeSet<String>();
    for (var text : List.of(alerts, Software.text("docker/observability/dashboard.json"))) {
      METRIC.matcher(text).results().forEach(found -> used.add(found.group()));
    }
    assertThat(used).hasSizeGreaterThan(6).isSubsetOf(Software.metrics());
    var source = ComposeRules.read(Software.text("docker/observability/datasource.yaml"));
    assertThat(Software.text("docker/observability/dashboard.json"))
        .contains("\"uid\": \"" + source.at("/datasources/0/uid").asText() + "\"");
    assertThat(Software.text(PRODUCTION))
        .contains(
            ComposeRules.read(Software.text("docker/observability/dashboards.yaml"))
                    .at("/providers/0/options/path")
                    .asText()
                + "/");
  }

  @Test
  void eachSecretIsWrittenAndEachVariableHasAnExample() {
    var script = Software.text("docker/secrets.sh");
    ComposeRules.read(Software.text(PRODUCTION))
        .path("secrets")
        .properties()
        .forEach(secret -> assertThat(script).contains(secret.getKey()));
    var example = Software.text("docker/.env.example");
    var variables =
        Pattern.compile("\\$\\{([A-Z_]+)")
            .matcher(Software.text(PRODUCTION))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(example.lines().filter(line -> line.matches("[A-Z_]+=.*")))
        .extracting(line -> line.replaceAll("=.*", ""))
        .containsExactlyInAnyOrderElementsOf(variables);
  }

  @Test
  void theRoleOfRequestsIsTheOneThatTheServersUse() {
    var role =
        Software.find("docker/database/role.sh", "CREATE ROLE (\\w+) LOGIN PASSWORD :'requests'");
    assertThat(Software.text(PRODUCTION)).contains("BEDLOE_DB_USER: " + role + "\n");
    assertThat(Software.text(SWARM)).contains("BEDLOE_DB_USER: " + role + "\n");
    assertThat(Software.text(PRODUCTION))
        .contains("./database/role.sh:/docker-entrypoint-initdb.d/");
  }

  @Test
  void eachFileUnderDockerIsReadByATest() throws IOException {
    var folder = Software.ROOT.resolve("docker");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> folder.relativize(file).toString())
                  .filter(file -> !file.startsWith("secrets/") && !file.equals(".env"))
                  .filter(file -> READ.stream().noneMatch(file::matches)))
          .isEmpty();
    }
  }
}
