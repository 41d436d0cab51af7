package io.bedloe.platform.persistence;

import jakarta.data.repository.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hibernate.StatelessSession;

/**
 * Replaces the bean of each generated repository. The generated one is created at each injection
 * and opens a session of its own; the replacement is created once, on the session of the current
 * transaction ({@link TransactionSession}, ADR 124).
 */
public class RepositoryBeans implements Extension {

  private final List<Generated> repositories = new ArrayList<>();

  /** A generated class and the repository that it implements. */
  private record Generated(Class<?> implementation, Class<?> repository) {}

  void replace(@Observes @WithAnnotations(Dependent.class) ProcessAnnotatedType<?> discovered) {
    var type = discovered.getAnnotatedType().getJavaClass();
    Arrays.stream(type.getInterfaces())
        .filter(implemented -> implemented.isAnnotationPresent(Repository.class))
        .findFirst()
        .ifPresent(
            repository -> {
              discovered.veto();
              repositories.add(new Generated(type, repository));
            });
  }

  void add(@Observes AfterBeanDiscovery discovery) {
    for (var generated : repositories) {
      discovery
          .addBean()
          .beanClass(generated.implementation())
          .types(generated.repository(), Object.class)
          .scope(ApplicationScoped.class)
          .produceWith(
              beans ->
                  create(
                      generated.implementation(),
                      beans.select(TransactionSession.class).get().ofCurrentTransaction()));
    }
  }

  private static Object create(Class<?> implementation, StatelessSession session) {
    try {
      Constructor<?> constructor = implementation.getConstructor(StatelessSession.class);
      return constructor.newInstance(session);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(
          implementation + " has no public constructor with a StatelessSession", changed);
    }
  }
}
