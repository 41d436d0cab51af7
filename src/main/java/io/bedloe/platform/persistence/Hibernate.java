package io.bedloe.platform.persistence;

import io.bedloe.platform.config.StartOrder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.persistence.Persistence;
import java.util.concurrent.CompletableFuture;
import org.hibernate.SessionFactory;

/**
 * The session factory of the generated repositories. It is created while the rest of the server
 * starts, and the server serves no requests before. The factory has no connections: each session
 * gets that of its transaction.
 */
@ApplicationScoped
public class Hibernate {

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  private final CompletableFuture<SessionFactory> factory = new CompletableFuture<>();

  void start(@Observes @Priority(StartOrder.REPOSITORIES) Startup startup) {
    executor.execute(this::create);
  }

  private void create() {
    try {
      factory.complete(
          Persistence.createEntityManagerFactory("bedloe").unwrap(SessionFactory.class));
    } catch (RuntimeException | Error failure) {
      factory.completeExceptionally(failure);
    }
  }

  void mustHaveStarted(@Observes @Priority(StartOrder.REPOSITORIES) Schema.Ready ready) {
    sessionFactory();
  }

  /** Waits for the session factory while the server starts. */
  public SessionFactory sessionFactory() {
    return factory.join();
  }

  @PreDestroy
  void close() {
    if (factory.isDone() && !factory.isCompletedExceptionally()) {
      factory.join().close();
    }
  }
}
