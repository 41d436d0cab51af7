package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rules for what resources say of each other, and for metrics: names, ports and labels exist. */
final class ReferenceRules {

  private static final Pattern METRIC = Pattern.compile("bedloe_[a-z_]+");

  private final List<JsonNode> documents;
  private final JsonNode server;
  private final JsonNode labels;
  private final List<String> faults = new ArrayList<>();

  private ReferenceRules(List<JsonNode> documents) {
    this.documents = documents;
    this.server = Manifests.ofKind(documents, "Deployment").get(0);
    this.labels = Manifests.podTemplate(server).path("metadata").path("labels");
  }

  static List<String> faults(List<JsonNode> documents) {
    var rules = new ReferenceRules(documents);
    for (var document : documents) {
      rules.check(document, document.path("spec"));
    }
    return rules.faults;
  }

  private void check(JsonNode document, JsonNode spec) {
    switch (document.path("kind").asText()) {
      case "Deployment", "PodDisruptionBudget" ->
          selects(document, spec.path("selector").path("matchLabels"));
      case "Service" -> {
        selects(document, spec.path("selector"));
        selectsNoOther(document, spec.path("selector"));
        var target = spec.path("ports").path(0).path("targetPort");
        expect(document, isPortOfServer(target), "the server has no port " + target.asText());
      }
      case "NetworkPolicy" -> {
        selects(document, spec.path("podSelector").path("matchLabels"));
        expect(
            document,
            spec.path("ingress").path(0).path("ports").path(0).path("port").asInt()
                == Software.port(),
            "the server listens at " + Software.port());
      }
      case "HorizontalPodAutoscaler" -> {
        expect(
            document,
            spec.path("scaleTargetRef").path("name").asText().equals(Manifests.name(server)),
            "there is no such Deployment");
        spec.path("metrics")
            .forEach(
                metric -> metrics(document, metric.path("external").path("metric").path("name")));
      }
      case "Ingress" ->
          spec.path("rules")
              .forEach(
                  rule ->
                      rule.path("http")
                          .path("paths")
                          .forEach(
                              path -> service(document, path.path("backend").path("service"))));
      case "IngressRoute" ->
          spec.path("routes")
              .forEach(
                  route -> {
                    route.path("services").forEach(one -> service(document, one));
                    route.path("middlewares").forEach(one -> middleware(document, one));
                  });
      case "HTTPRoute" ->
          spec.path("rules")
              .forEach(rule -> rule.path("backendRefs").forEach(one -> service(document, one)));
      case "ServiceMonitor" -> monitor(document, spec);
      case "PrometheusRule" ->
          spec.path("groups")
              .forEach(
                  group ->
                      group.path("rules").forEach(rule -> metrics(document, rule.path("expr"))));
      default -> {
        // The other kinds refer to nothing, or PodRules and ServerRules check it.
      }
    }
  }

  private void selects(JsonNode document, JsonNode selector) {
    expect(document, Manifests.selects(selector, labels), "the labels are not those of servers");
  }

  /** Requests must not go to the pods of jobs, which have other labels. */
  private void selectsNoOther(JsonNode document, JsonNode selector) {
    documents.stream()
        .filter(one -> Manifests.hasPods(one) && !Manifests.is(one, "Deployment"))
        .map(one -> Manifests.podTemplate(one).path("metadata").path("labels"))
        .forEach(
            others ->
                expect(document, !Manifests.selects(selector, others), "it selects pods of jobs"));
  }

  private boolean isPortOfServer(JsonNode port) {
    return Manifests.containers(Manifests.podTemplate(server).path("spec")).stream()
        .anyMatch(one -> one.path("ports").path(0).path("name").equals(port));
  }

  private void service(JsonNode document, JsonNode reference) {
    var name = reference.path("name").asText();
    var service = Manifests.find(documents, "Service", name);
    expect(document, service.isPresent(), "there is no Service " + name);
    var asked = reference.path("port");
    var port = asked.isObject() ? asked.path("name").asText() : asked.asText();
    service.ifPresent(
        found ->
            expect(
                document,
                Manifests.each(found.path("spec").path("ports"))
                    .anyMatch(
                        one ->
                            one.path("name").asText().equals(port)
                                || one.path("port").asText().equals(port)),
                "the Service has no port " + port));
  }

  private void middleware(JsonNode document, JsonNode reference) {
    var name = reference.path("name").asText();
    expect(
        document,
        Manifests.find(documents, "Middleware", name).isPresent(),
        "there is no Middleware " + name);
  }

  private void monitor(JsonNode document, JsonNode spec) {
    var service = Manifests.ofKind(documents, "Service").get(0);
    expect(
        document,
        Manifests.selects(
            spec.path("selector").path("matchLabels"), service.path("metadata").path("labels")),
        "the labels are not those of the Service");
    var endpoint = spec.path("endpoints").path(0);
    expect(
        document,
        endpoint.path("port").equals(service.path("spec").path("ports").path(0).path("name")),
        "the Service has no port " + endpoint.path("port").asText());
    expect(
        document,
        endpoint.path("path").asText().equals(Software.metricsPath()),
        "the metrics are at " + Software.metricsPath());
    expect(
        document,
        endpoint
            .path("authorization")
            .path("credentials")
            .path("key")
            .asText()
            .equals("BEDLOE_METRICS_TOKEN"),
        "the metrics need BEDLOE_METRICS_TOKEN");
  }

  private void metrics(JsonNode document, JsonNode expression) {
    METRIC
        .matcher(expression.asText())
        .results()
        .map(found -> found.group())
        .filter(name -> !Software.metrics().contains(name))
        .forEach(name -> expect(document, false, "the server has no metric " + name));
  }

  private void expect(JsonNode document, boolean fulfilled, String fault) {
    if (!fulfilled) {
      faults.add(document.path("kind").asText() + " " + Manifests.name(document) + ": " + fault);
    }
  }
}
