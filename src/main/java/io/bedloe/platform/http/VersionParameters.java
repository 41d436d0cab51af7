package io.bedloe.platform.http;

import io.bedloe.kernel.Version;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Converts {@code If-Match}, which resource methods take as a parameter of {@link Version}. */
@Provider
public class VersionParameters implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked") // The converter of versions is returned only for their type.
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type generic, Annotation[] annotations) {
    return type.equals((Class<?>) Version.class) ? (ParamConverter<T>) new Versions() : null;
  }

  private static final class Versions implements ParamConverter<Version> {

    @Override
    public Version fromString(String ifMatch) {
      return EntityTags.parseIfMatch(ifMatch);
    }

    @Override
    public String toString(Version version) {
      throw new UnsupportedOperationException("the server sends no If-Match");
    }
  }
}
