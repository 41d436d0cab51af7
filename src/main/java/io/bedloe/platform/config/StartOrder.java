package io.bedloe.platform.config;

/**
 * Everything that runs when the server starts, in its order: the priorities of the observers of
 * {@code jakarta.enterprise.event.Startup} and of {@code platform.persistence.Schema.Ready}. The
 * filters of requests have their order in {@code platform.http.FilterOrder}.
 */
public final class StartOrder {

  /** {@link SettingsCheck}: a wrong setting stops the start before anything else happens. */
  public static final int SETTINGS = 1;

  /** {@code platform.persistence.Schema}: begins to migrate the database in the background. */
  public static final int SCHEMA = 10;

  /**
   * {@code platform.persistence.Hibernate}: creates the session factory of the repositories in the
   * background, and waits for it before requests are served.
   */
  public static final int REPOSITORIES = 20;

  /** {@code identity.roles.Roles}: writes the permissions of the built-in roles. */
  public static final int BUILT_IN_ROLES = 50;

  /** {@code identity.federation.CheckProviderRoles}: providers must map to roles that exist. */
  public static final int PROVIDER_ROLES = 60;

  /** {@code identity.sessions.SigningKeys}: makes the first signing key. */
  public static final int SIGNING_KEYS = 100;

  /** {@code identity.accounts.DemoAccounts}: opens accounts in the development profile. */
  public static final int DEMO_ACCOUNTS = 200;

  /** {@code commerce.imports.DemoData}: imports data in the development profile. */
  public static final int DEMO_DATA = 300;

  /** {@code identity.policies.ActivePolicies}: compiles the policies. */
  public static final int POLICIES = 400;

  /** {@code platform.realtime.RedisWakes}: connects to Redis on threads of its own. */
  public static final int REDIS = 500;

  private StartOrder() {}
}
