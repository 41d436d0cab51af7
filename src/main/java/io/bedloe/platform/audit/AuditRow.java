package io.bedloe.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as it is stored.
 *
 * @param at the time, with the microsecond precision of PostgreSQL
 * @param before the JSON before the change; null for a new resource
 * @param after the JSON after the change; null for a deleted resource
 */
public record AuditRow(
    AuditEntryId id,
    Instant at,
    String action,
    String subjectType,
    String subjectId,
    Actor actor,
    @Nullable String requestId,
    @Nullable String before,
    @Nullable String after) {

  public AuditRow {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The author of a change, and the credential that was used.
   *
   * @param impersonatorId the account that acted as the actor; null without impersonation
   */
  public record Actor(
      AccountId id,
      String name,
      @Nullable SessionId sessionId,
      @Nullable ApiKeyId apiKeyId,
      @Nullable AccountId impersonatorId) {}

  /**
   * Returns all columns of the row in one text. It is the same for the written row and for the row
   * that is read, although {@code jsonb} reorders members and changes the form of numbers.
   */
  public String canonical() {
    var all = Json.mapper().createArrayNode();
    add(all, id);
    all.add(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    all.add(action).add(subjectType).add(subjectId);
    add(all, actor.id());
    all.add(actor.name());
    add(all, actor.sessionId());
    add(all, actor.apiKeyId());
    add(all, actor.impersonatorId());
    all.add(requestId);
    all.add(canonical(before));
    all.add(canonical(after));
    return all.toString();
  }

  private static void add(ArrayNode all, @Nullable Object id) {
    all.add(id == null ? null : id.toString());
  }

  private static @Nullable String canonical(@Nullable String json) {
    try {
      return json == null ? null : ordered(Json.mapper().readTree(json)).toString();
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an audit row contains text that is not JSON", broken);
    }
  }

  private static JsonNode ordered(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> members = new TreeMap<>();
      object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      var ordered = object.objectNode();
      members.forEach((name, value) -> ordered.set(name, ordered(value)));
      return ordered;
    }
    if (node instanceof ArrayNode array) {
      var ordered = array.arrayNode();
      array.forEach(element -> ordered.add(ordered(element)));
      return ordered;
    }
    if (node.isNumber()) {
      // Each type has a text of its own, so that the number 1 and the text "1" differ.
      return Json.mapper()
          .createArrayNode()
          .add("number")
          .add(node.decimalValue().stripTrailingZeros().toPlainString());
    }
    return node;
  }
}
