package io.bedloe.platform.http;

import io.bedloe.kernel.Id;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.json.IdTypes;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts the ids in paths: a segment that is not a UUID gets 404 with a detail of its own. */
@Provider
public class PathIds implements ParamConverterProvider {

  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  @Override
  @SuppressWarnings("unchecked") // The converter makes ids of exactly this type.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    return Id.class.isAssignableFrom(type)
        ? (ParamConverter<T>) new Ids<>(type.asSubclass(Id.class))
        : null;
  }

  private record Ids<T extends Id>(Class<T> type) implements ParamConverter<T> {

    @Override
    public T fromString(String text) {
      if (!UUID_TEXT.matcher(text).matches()) {
        throw Rejected.because(
            HttpRule.NOT_FOUND,
            "The id in the path is not a UUID. Ids are UUIDs such as"
                + " 01890a5d-ac96-774b-bcce-b302099a8057; take the id from a list or from the"
                + " header Location.");
      }
      return IdTypes.create(type, UUID.fromString(text));
    }

    @Override
    public String toString(T id) {
      return id.toString();
    }
  }
}
