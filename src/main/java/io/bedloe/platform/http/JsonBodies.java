package io.bedloe.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.json.Json;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Reads and checks JSON bodies, and writes JSON responses. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Settings settings;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Validator validator;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private BodyDigest digest;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    int most = settings.get(Limits.JSON_BYTES);
    var bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw Rejected.because(
          RequestRule.BODY_TOO_LARGE, "A JSON body can have %d bytes at most.".formatted(most));
    }
    digest.add(bytes);
    if (isBlank(bytes)) {
      throw Rejected.because(
          RequestRule.MALFORMED_BODY,
          "This operation needs a request body, and the request has none. Send a JSON object.");
    }
    try {
      if (type.equals((Class<?>) MergePatch.class)) {
        return new MergePatch<>(
            Json.mapper().readValue(bytes, JsonNode.class), patched(generic), validator);
      }
      return checked(Json.mapper().readValue(bytes, type), validator);
    } catch (JsonProcessingException wrong) {
      throw InputFaults.of(wrong);
    } catch (java.io.CharConversionException wrong) {
      throw Rejected.because(RequestRule.MALFORMED_BODY, "The request body is not valid UTF-8.");
    }
  }

  /** Returns whether the body contains only white space of JSON (RFC 8259, 2). */
  private static boolean isBlank(byte[] body) {
    for (byte one : body) {
      if (one != ' ' && one != '\t' && one != '\n' && one != '\r') {
        return false;
      }
    }
    return true;
  }

  static <T> T checked(T input, Validator validator) {
    if (input == null) {
      throw Rejected.because(
          RequestRule.MALFORMED_BODY, "The request body is null; send an object.");
    }
    var violations = validator.validate(input);
    if (!violations.isEmpty()) {
      throw InputFaults.of(violations);
    }
    return input;
  }

  private static Class<?> patched(Type generic) {
    return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type != byte[].class
        && type != String.class
        && !InputStream.class.isAssignableFrom(type)
        && !jakarta.ws.rs.core.StreamingOutput.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      Object answer,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(Json.mapper().writeValueAsBytes(answer));
  }
}
