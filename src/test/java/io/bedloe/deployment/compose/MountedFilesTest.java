package io.bedloe.deployment.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.deployment.kubernetes.Software;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what compose.yaml mounts into Traefik, Prometheus and Grafana: names and references. */
class MountedFilesTest {

  private static final String COMPOSE = "docker/compose.yaml";
  private static final String TRAEFIK = "docker/traefik/traefik.yaml";
  private static final String ROUTES = "docker/traefik/routes.yaml";
  private static final String PROMETHEUS = "docker/observability/prometheus.yaml";
  private static final String SOURCE = "docker/observability/datasource.yaml";
  private static final String DASHBOARDS = "docker/observability/dashboards.yaml";

  /** The fields that these programs document, as far as the files use them. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          TRAEFIK,
          Set.of(
              ("entryPoints web websecure address http redirections entryPoint to scheme permanent"
                      + " transport respondingTimeouts readTimeout writeTimeout idleTimeout"
                      + " lifeCycle graceTimeOut tls ping providers file filename watch accessLog"
                      + " global checkNewVersion sendAnonymousUsage")
                  .split(" ")),
          ROUTES,
          Set.of(
              ("http routers bedloe entryPoints rule service middlewares limits rateLimit average"
                      + " burst again retry attempts initialInterval services loadBalancer"
                      + " passHostHeader servers url healthCheck path interval timeout tls"
                      + " certificates certFile keyFile options default minVersion sniStrict")
                  .split(" ")),
          PROMETHEUS,
          Set.of(
              ("global scrape_interval rule_files scrape_configs job_name metrics_path"
                      + " authorization credentials_file static_configs targets")
                  .split(" ")),
          SOURCE,
          Set.of("apiVersion datasources name uid type url isDefault".split(" ")),
          DASHBOARDS,
          Set.of("apiVersion providers name type options path".split(" ")));

  private final Map<String, String> texts = new HashMap<>();

  private String text(String file) {
    return texts.computeIfAbsent(file, Software::text);
  }

  private JsonNode read(String file) {
    return ComposeRules.read(text(file));
  }

  private List<String> faults() {
    var faults = new ArrayList<String>();
    FIELDS.forEach((file, fields) -> unknownFields(file, read(file), fields, faults));
    var compose = text(COMPOSE);
    var router = read(ROUTES).at("/http/routers/bedloe");
    names(read(ROUTES).at("/http/middlewares"), router.path("middlewares"), faults);
    if (!read(ROUTES).at("/http/services").has(router.path("service").asText())) {
      faults.add("the router has no service " + router.path("service").asText());
    }
    var port = read(TRAEFIK).at("/entryPoints/web/http/redirections/entryPoint/to").asText();
    if (!compose.contains("BEDLOE_HTTPS_PUBLISHED_PORT:-" + port.replace(":", "") + "}")) {
      faults.add("HTTP is redirected to " + port + ", which is not the published port");
    }
    for (var certificate : read(ROUTES).at("/tls/certificates")) {
      for (var file : certificate) {
        mounted(file.asText().replaceAll("/[^/]*$", ""), faults);
      }
    }
    read(PROMETHEUS).path("rule_files").forEach(file -> mounted(file.asText(), faults));
    var token = read(PROMETHEUS).at("/scrape_configs/0/authorization/credentials_file").asText();
    if (!compose.contains("secrets: [" + token.replace("/run/secrets/", "") + "]")) {
      faults.add("Prometheus has no secret " + token);
    }
    var url = read(SOURCE).at("/datasources/0/url").asText();
    if (!compose.contains("\"--spider\", \"" + url.replace("prometheus", "127.0.0.1") + "/")) {
      faults.add("Grafana asks " + url + ", where no Prometheus is");
    }
    return faults;
  }

  private static void names(JsonNode declared, JsonNode used, List<String> faults) {
    for (var name : used) {
      if (!declared.has(name.asText())) {
        faults.add("there is no middleware " + name.asText());
      }
    }
  }

  private void mounted(String path, List<String> faults) {
    if (!text(COMPOSE).contains(":" + path + ":ro")) {
      faults.add("nothing is mounted at " + path);
    }
  }

  private static void unknownFields(
      String file, JsonNode node, Set<String> fields, List<String> faults) {
    for (var field : node.properties()) {
      if (!fields.contains(field.getKey())) {
        faults.add(file + ": no field " + field.getKey() + " is known");
      }
    }
    node.forEach(child -> unknownFields(file, child, fields, faults));
  }

  @Test
  void theFilesNameWhatThereIs() {
    assertThat(faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          docker/traefik/traefik.yaml ~ respondingTimeouts  ~ respondingTimeout    ~ no field respondingTimeout
          docker/traefik/traefik.yaml ~ to: ":443"          ~ to: ":444"           ~ is not the published port
          docker/traefik/routes.yaml  ~ [limits, again]     ~ [limits, agian]      ~ no middleware agian
          docker/traefik/routes.yaml  ~ service: bedloe     ~ service: bedlo       ~ no service bedlo
          docker/traefik/routes.yaml  ~ certificates/tls.crt, ~ certs/tls.crt,     ~ nothing is mounted at /etc/traefik/certs
          docker/observability/prometheus.yaml ~ alerts.yaml ~ alert.yaml          ~ nothing is mounted at /etc/prometheus/alert.yaml
          docker/observability/prometheus.yaml ~ secrets/metrics_token ~ secrets/token ~ no secret
          docker/observability/datasource.yaml ~ :9090      ~ :9091                ~ where no Prometheus is
          docker/observability/dashboards.yaml ~ path:      ~ folder:              ~ no field folder
          """)
  void aBrokenFileIsReported(String file, String original, String broken, String finding) {
    var text = Software.text(file);
    assertThat(text).contains(original);
    texts.put(file, text.replace(original, broken));
    assertThat(faults()).anyMatch(fault -> fault.contains(finding));
  }
}
