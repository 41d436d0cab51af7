package io.bedloe.docs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates the part of the AsyncAPI document that describes the socket. */
final class SocketChannel {

  private static final String SERVER = "sockets";
  private static final String CHANNEL = "eventSocket";

  private SocketChannel() {}

  /** Adds the channel; the messages of all types of events are there already. */
  static void addTo(ObjectNode document, List<String> types) {
    document
        .withObject("/servers/" + SERVER)
        .put("host", "localhost:9080")
        .put("protocol", "ws")
        .put("description", "A ticket or the first message authenticates the socket.");
    var channel = document.withObject("/channels/" + CHANNEL);
    channel
        .put("address", "/ws/events")
        .put("title", "Event socket")
        .put(
            "description",
            "A WebSocket, opened with a ticket of POST /api/v1/realtime/tickets or without one. Each"
                + " text message is a JSON object with a type.");
    channel.putArray("servers").add(ref("#/servers/" + SERVER));
    var query =
        channel
            .withObject("/bindings/ws")
            .put("method", "GET")
            .withObject("/query")
            .put("type", "object");
    parameter(query, "ticket", "The ticket; without it the first message authenticates.");
    parameter(query, "after", "The position of the last event that the client knows.");
    parameter(query, "type", "The types of the events, separated by commas.");
    parameter(query, "subject", "The path of the resource that the events are about.");
    types.forEach(type -> add(channel, type));
    var fromServer = fromServer();
    fromServer.forEach((name, schema) -> define(document, channel, name, schema));
    var fromClient = fromClient();
    fromClient.forEach((name, schema) -> define(document, channel, name, schema));
    document
        .withObject("/components/securitySchemes/ticket")
        .put("type", "httpApiKey")
        .put("in", "query")
        .put("name", "ticket")
        .put("description", "A ticket of POST /api/v1/realtime/tickets, which opens one socket.");
    var send = operation(document, "sendToSocket", "send", "Send events and replies to a client");
    send.put(
        "description",
        "The events that the caller may read and has subscribed to, and replies to messages.");
    types.forEach(type -> send.withArray("messages").add(ofChannel(type)));
    fromServer.keySet().forEach(name -> send.withArray("messages").add(ofChannel(name)));
    var receive =
        operation(document, "receiveFromSocket", "receive", "Receive what a client wants");
    receive.put(
        "description",
        "Messages that authenticate a socket without a ticket, and that change the subscription.");
    fromClient.keySet().forEach(name -> receive.withArray("messages").add(ofChannel(name)));
  }

  private static void parameter(ObjectNode query, String name, String description) {
    query.withObject("/properties/" + name).put("type", "string").put("description", description);
  }

  private static Map<String, ObjectNode> fromServer() {
    var messages = new LinkedHashMap<String, ObjectNode>();
    messages.put("connected", position("connected", "The position after which events follow."));
    messages.put("heartbeat", position("heartbeat", "The position that the client has reached."));
    messages.put("subscribed", wanted("subscribed"));
    messages.put("unsubscribed", schema("unsubscribed"));
    var problem = JsonNodeFactory.instance.objectNode().put("type", "object");
    problem
        .put("description", "A problem document (RFC 9457) about a message of the client.")
        .withObject("/properties/type")
        .put("type", "string")
        .put("pattern", "^/problems/");
    problem.putArray("required").add("type");
    messages.put("problem", problem);
    return messages;
  }

  private static Map<String, ObjectNode> fromClient() {
    var messages = new LinkedHashMap<String, ObjectNode>();
    var authenticate = schema("authenticate");
    authenticate
        .withObject("/properties/token")
        .put("type", "string")
        .put("description", "An access token or an API key.");
    authenticate.withArray("required").add("token");
    messages.put("authenticate", authenticate);
    messages.put("subscribe", wanted("subscribe"));
    messages.put("unsubscribe", schema("unsubscribe"));
    return messages;
  }

  private static ObjectNode position(String type, String description) {
    var schema = schema(type);
    schema
        .withObject("/properties/position")
        .put("type", "integer")
        .put("description", description);
    schema.withArray("required").add("position");
    return schema;
  }

  private static ObjectNode wanted(String type) {
    var schema = schema(type);
    schema
        .withObject("/properties/types")
        .put("type", "array")
        .put("description", "The wanted types; all when it is empty or left out.")
        .withObject("/items")
        .put("type", "string");
    schema
        .withObject("/properties/subject")
        .put("type", "string")
        .put("description", "The path of a resource; all when it is left out.");
    return schema;
  }

  private static ObjectNode schema(String type) {
    var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema.withObject("/properties/type").put("type", "string").put("const", type);
    schema.putArray("required").add("type");
    return schema;
  }

  private static void define(
      ObjectNode document, ObjectNode channel, String name, ObjectNode schema) {
    document
        .withObject("/components/messages/" + name)
        .put("name", name)
        .put("summary", "The message " + name + " of the socket")
        .set("payload", schema);
    add(channel, name);
  }

  private static void add(ObjectNode channel, String name) {
    channel.withObject("/messages").set(name, ref("#/components/messages/" + name));
  }

  private static ObjectNode operation(
      ObjectNode document, String name, String action, String summary) {
    var operation = document.withObject("/operations/" + name).put("action", action);
    operation.put("summary", summary).set("channel", ref("#/channels/" + CHANNEL));
    operation
        .putArray("security")
        .add(ref("#/components/securitySchemes/ticket"))
        .add(ref("#/components/securitySchemes/accessToken"));
    return operation;
  }

  private static ObjectNode ofChannel(String name) {
    return ref("#/channels/" + CHANNEL + "/messages/" + name);
  }

  private static ObjectNode ref(String target) {
    return JsonNodeFactory.instance.objectNode().put("$ref", target);
  }
}
