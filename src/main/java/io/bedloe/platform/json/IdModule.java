package io.bedloe.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.UUIDSerializer;
import io.bedloe.kernel.Id;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON form of ids: each is the string of its UUID. */
final class IdModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  IdModule() {
    addSerializer(Id.class, new Writer());
    setDeserializers(new Readers());
  }

  /** Writes an id as Jackson writes a UUID. */
  private static final class Writer extends StdSerializer<Id> {

    private static final long serialVersionUID = 1L;
    private static final UUIDSerializer UUIDS = new UUIDSerializer();

    Writer() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      UUIDS.serialize(id.value(), json, provider);
    }
  }

  private static final class Readers extends SimpleDeserializers {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      return type.isTypeOrSubTypeOf(Id.class)
          ? new Reader<>(type.getRawClass().asSubclass(Id.class))
          : null;
    }
  }

  /** Reads a UUID by the rules of Jackson, so that its faults are those of a UUID. */
  private static final class Reader<T extends Id> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;
    private static final UUIDDeserializer UUIDS = new UUIDDeserializer();

    private final Class<T> type;

    Reader(Class<T> type) {
      super(type);
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return IdTypes.create(type, UUIDS.deserialize(parser, context));
    }
  }
}
