package io.bedloe.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The handlers of all features, by the names of their types. */
@ApplicationScoped
public class JobHandlers {

  private final Map<String, JobHandler<?>> byType;

  /** Fails when two handlers declare the same type. */
  @Inject
  public JobHandlers(@Any Instance<JobHandler<?>> handlers) {
    this.byType =
        handlers.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    handler -> handler.type().name(), Function.identity()));
  }

  Optional<JobHandler<?>> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  Collection<JobType<?>> types() {
    return byType.values().stream().<JobType<?>>map(JobHandler::type).toList();
  }
}
