package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.bedloe.kernel.Version;
import io.bedloe.platform.http.WithETag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that every POST on a versioned resource evaluates If-Match (RFC 9110, 13.1.1). */
class PreconditionsOfPostsTest {

  /** The path of this operation ends with the name of a provider, which has no version. */
  private static final Set<String> EXCEPTIONS = Set.of("IdentitiesResource.begin");

  /** A resource whose POST ignores If-Match. */
  @Path("lamps")
  static final class Careless {
    @GET
    @Path("{id}")
    @WithETag
    public void get() {}

    @POST
    @Path("{lampId}/light")
    public void light() {}

    @POST
    public void create() {}
  }

  @Test
  void everyPostOnAVersionedResourceReadsIfMatch() {
    var resources =
        Code.production().stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
    assertThat(resources).hasSizeGreaterThan(20);
    assertThat(postsWithoutIfMatch(resources)).containsExactlyInAnyOrderElementsOf(EXCEPTIONS);
  }

  @Test
  void theRuleSeesAPostThatIgnoresIfMatch() {
    assertThat(postsWithoutIfMatch(List.of(Careless.class))).containsExactly("Careless.light");
  }

  private static List<String> postsWithoutIfMatch(List<Class<?>> resources) {
    var versioned =
        resources.stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> has(method, GET.class) && has(method, WithETag.class))
            .map(PreconditionsOfPostsTest::path)
            .collect(Collectors.toSet());
    return resources.stream()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> has(method, POST.class) && !readsIfMatch(method))
        .filter(
            method ->
                versioned.stream().anyMatch(base -> (path(method) + "/").startsWith(base + "/")))
        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .sorted()
        .toList();
  }

  private static boolean has(Method method, Class<? extends Annotation> annotation) {
    return method.isAnnotationPresent(annotation);
  }

  private static boolean readsIfMatch(Method method) {
    return Arrays.stream(method.getParameters())
        .anyMatch(
            parameter -> {
              var header = parameter.getAnnotation(HeaderParam.class);
              return header != null
                  && header.value().equals("If-Match")
                  && parameter.getType().equals(Version.class);
            });
  }

  /**
   * Returns the template of the path without parameter names, since resources name them
   * differently.
   */
  private static String path(Method method) {
    var own = method.getAnnotation(Path.class);
    var path =
        method.getDeclaringClass().getAnnotation(Path.class).value()
            + (own == null ? "" : "/" + own.value());
    return path.replaceAll("\\{[^}]*}", "{}");
  }
}
