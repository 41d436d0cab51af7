package io.bedloe.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.platform.outbox.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Generates the AsyncAPI document of the event stream, and a JSON Schema of each type of events.
 */
final class AsyncApiDocument {

  private static final String MESSAGES = "#/components/messages/";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String CHANNEL = "eventStream";

  private AsyncApiDocument() {}

  /** Returns the document; the server that serves it replaces the example of its address. */
  static String of(Declared code) {
    var document = JsonNodeFactory.instance.objectNode().put("asyncapi", "3.1.0");
    var info = document.putObject("info").put("title", "Bedloe events").put("version", "1");
    info.put(
        "description",
        "The events that Bedloe sends. Each is a CloudEvent 1.0 in JSON; the version at the end"
            + " of its type changes when its data become incompatible.");
    info.putObject("license").put("name", "MIT").put("url", "https://opensource.org/license/mit");
    info.putObject("contact").put("name", "The operator of this installation");
    info.putArray("tags").addObject().put("name", "events").put("description", "Events");
    document.put("defaultContentType", "application/json");
    document
        .withObject("/servers/bedloe")
        .put("host", "localhost:9080")
        .put("protocol", "http")
        .putArray("security")
        .add(ref("#/components/securitySchemes/accessToken"));
    var messages = JsonNodeFactory.instance.objectNode();
    var components = document.putObject("components");
    for (var type : types(code)) {
      var name = type.type();
      messages.set(name, ref(MESSAGES + name));
      components.withObject("/messages").set(name, message(type));
      components.withObject("/schemas").set(name, schemaWithReference(type));
      components
          .withObject("/schemas")
          .set(EventSchemas.name(data(type)), EventSchemas.data(data(type)));
    }
    components
        .withObject("/securitySchemes/accessToken")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An access token or an API key.");
    var channel = document.withObject("/channels/" + CHANNEL);
    channel
        .put("address", "/api/v1/events/stream")
        .put("title", "Event stream")
        .put(
            "description",
            "Server-sent events (text/event-stream): `id` is the position, `event` is the type, and"
                + " `data` is the CloudEvent.")
        .set("messages", messages);
    var operation = document.withObject("/operations/sendEvents").put("action", "send");
    operation.put("summary", "Send events to a client");
    operation.put(
        "description",
        "Sends the events about resources that the client may read, in the order of their"
            + " positions. After a lost connection the client goes on behind the last one.");
    operation.set("channel", ref("#/channels/" + CHANNEL));
    channel.putArray("servers").add(ref("#/servers/bedloe"));
    SocketChannel.addTo(document, types(code).stream().map(EventType::type).toList());
    return written(document);
  }

  /** Returns the files of the JSON Schemas by their paths. */
  static Map<String, String> schemas(Declared code) {
    var files = new TreeMap<String, String>();
    for (var type : types(code)) {
      var schema = JsonNodeFactory.instance.objectNode();
      schema.put("$schema", "http://json-schema.org/draft-07/schema#");
      schema.setAll(EventSchemas.event(type, EventSchemas.data(data(type))));
      files.put("docs/reference/events/" + type.type() + ".json", written(schema));
    }
    return files;
  }

  private static List<EventType> types(Declared code) {
    return code.classesOf(EventType.class).stream()
        .flatMap(types -> Arrays.stream(Objects.requireNonNull(types.getEnumConstants())))
        .map(EventType.class::cast)
        .toList();
  }

  private static Class<? extends Record> data(EventType type) {
    return type.definition().data();
  }

  private static ObjectNode message(EventType type) {
    var message = JsonNodeFactory.instance.objectNode().put("name", type.type());
    message.put("summary", type.definition().meaning());
    message.set("payload", ref(SCHEMAS + type.type()));
    return message;
  }

  private static ObjectNode schemaWithReference(EventType type) {
    return EventSchemas.event(type, ref(SCHEMAS + EventSchemas.name(data(type))));
  }

  private static ObjectNode ref(String target) {
    return JsonNodeFactory.instance.objectNode().put("$ref", target);
  }

  private static String written(JsonNode json) {
    var lines = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a JSON tree can be written", impossible);
    }
  }
}
