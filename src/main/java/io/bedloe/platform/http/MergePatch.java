package io.bedloe.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.json.Json;
import jakarta.validation.Validator;
import java.util.List;

/**
 * A JSON Merge Patch (RFC 7396): an absent member keeps its value, null removes it, objects are
 * merged and other values are replaced.
 *
 * @param type the input that it patches
 */
public record MergePatch<T>(JsonNode patch, Class<T> type, Validator validator) {

  public static final String MEDIA_TYPE = "application/merge-patch+json";

  public MergePatch {
    if (!patch.isObject()) {
      throw Rejected.because(
          HttpRule.INVALID_INPUT,
          "A merge patch must be a JSON object (RFC 7396).",
          List.of(new Fault("", "wrong-type", "must be an object")));
    }
  }

  /** Returns the patched input, validated like any other input. */
  public T appliedTo(T current) {
    try {
      JsonNode merged = merge(Json.mapper().valueToTree(current), patch);
      var bytes = Json.mapper().writeValueAsBytes(merged);
      return JsonBodies.checked(Json.mapper().readValue(bytes, type), validator);
    } catch (JsonProcessingException wrong) {
      throw InputFaults.of(wrong);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result = target.isObject() ? (ObjectNode) target : Json.mapper().createObjectNode();
    patch
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                result.remove(member.getKey());
              } else {
                var old = result.get(member.getKey());
                result.set(
                    member.getKey(),
                    merge(old == null ? result.nullNode() : old, member.getValue()));
              }
            });
    return result;
  }
}
