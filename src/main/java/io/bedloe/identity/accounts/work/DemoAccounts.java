package io.bedloe.identity.accounts.work;

import io.bedloe.identity.accounts.usecase.OpenDemoAccounts;
import io.bedloe.platform.config.StartOrder;
import io.bedloe.platform.persistence.Schema;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Opens the demonstration accounts when the server starts. */
@ApplicationScoped
public class DemoAccounts {

  private final OpenDemoAccounts accounts;

  @Inject
  public DemoAccounts(OpenDemoAccounts accounts) {
    this.accounts = accounts;
  }

  void open(@Observes @Priority(StartOrder.DEMO_ACCOUNTS) Schema.Ready ready) {
    accounts.open();
  }
}
