package io.bedloe.deployment.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** All rules for the resources of one installation. */
final class ManifestRules {

  private ManifestRules() {}

  static List<String> faults(List<JsonNode> documents) {
    var faults = new ArrayList<String>();
    documents.forEach(document -> faults.addAll(ManifestSchemas.faults(document)));
    documents.stream()
        .filter(Manifests::hasPods)
        .forEach(document -> faults.addAll(PodRules.faults(document)));
    faults.addAll(ServerRules.faults(documents));
    faults.addAll(ReferenceRules.faults(documents));
    return faults;
  }
}
