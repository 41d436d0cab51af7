package io.bedloe.messaging.jobs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.platform.jobs.JobAdministration.Content;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.json.Json;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The payload and the result of a job. */
@Schema(description = "The payload and the result of a job.")
public record JobContent(
    @Schema(description = "The id of the job.") JobId id,
    @Schema(description = "The version of the payload of the type.", examples = "1") int version,
    @Schema(description = "The payload, by member.", examples = "{\"batch\": 1000}")
        Map<String, Object> payload,
    @Schema(description = "The result; absent when there is none.", examples = "{\"deleted\": 12}")
        @Nullable Map<String, Object> result) {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  static JobContent of(JobId id, Content content) {
    return new JobContent(
        id,
        content.version(),
        members(content.payload()),
        content.result() == null ? null : members(content.result()));
  }

  private static Map<String, Object> members(JsonNode object) {
    return Json.mapper().convertValue(object, OBJECT);
  }
}
