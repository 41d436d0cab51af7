package io.bedloe.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the rules about the state of beans and of requests. */
class BeanRulesTest {

  /** Fields that change while requests are served, each with the reason why that is right. */
  private static final Map<String, String> CHANGING_FIELDS =
      Map.ofEntries(
          entry("ActivePolicies.failures", "when each policy could last not be evaluated"),
          entry("ActivePolicies.policies", "the policies of all callers, at most a second old"),
          entry("ActivePolicies.revision", "the revision of these policies"),
          entry("ActivePolicies.stale", "whether this server has changed them since"),
          entry("ClientAddresses.hasWarned", "a warning is logged once"),
          entry("ConnectionLimits.all", "counts the open connections"),
          entry("ConnectionLimits.byAccount", "counts the open connections of each account"),
          entry("DeliverEvents.behind", "open connections that read from the database"),
          entry("DeliverEvents.subscriptions", "the open connections, each with its own caller"),
          entry("DeliveryWorkers.failing", "counts the requests to receivers that have failed"),
          entry("DeliveryWorkers.scheduled", "whether a run is about to begin"),
          entry("DispatchEvents.failures", "counts the failures of webhooks in a row"),
          entry("EdgeFilter.isPublicByTls", "a setting, read by init before the first request"),
          entry("EncryptAgain.isDoneLogged", "a message is logged once"),
          entry("ErrorReports.errors", "counts the errors of all requests and jobs"),
          entry("ErrorReports.isClosed", "no report is sent once the server stops"),
          entry("ErrorReports.sentry", "the connection to Sentry, once there was an error"),
          entry("EventFeed.beats", "the timer, while there are connections"),
          entry("EventFeed.isBeatDue", "whether the timer has run"),
          entry("EventFeed.isCatchingUp", "whether a thread reads older events"),
          entry("EventFeed.isHeadUnknown", "whether there can be new events"),
          entry("EventFeed.isLookScheduled", "whether a look for events of others is scheduled"),
          entry("HeadTimer.known", "only the timer uses it, no request"),
          entry("HeadTimer.minutes", "only the timer uses it, no request"),
          entry("JobWorkers.wakeUps", "the connection to the broker, once the workers run"),
          entry("Keyring.derived", "keys derived from the secret; the same for all callers"),
          entry("LatestMetrics.failures", "counts the failed readings of metrics"),
          entry("LatestMetrics.latest", "metrics of the database, at most 15 seconds old"),
          entry("LiveKeys.noted", "the API keys whose use was recorded in the last minute"),
          entry("MailTemplates.templates", "the templates of e-mails that were used"),
          entry("MarkNextDeliveries.looked", "the place where the next look begins"),
          entry("OfferedTypes.operations", "the operations of all resources, computed once"),
          entry("Pace.hasBegun", "whether the timer of this server has acted"),
          entry("Pace.next", "when the timer of this server acts next"),
          entry("Passwords.bySource", "counts the passwords of each source that are checked now"),
          entry("RateLimits.buckets", "the token buckets; their key is the id of the API key"),
          entry("ReadEvents.rendered", "a cache of the JSON of events; its key is the event"),
          entry("ReadThroughCache.evictions", "counts the evictions of the cache"),
          entry("ReadThroughCache.ticker", "the time of the JVM"),
          entry("ReadThroughCache.values", "a cache; its keys are those of the values"),
          entry("RecentEvents.characters", "the length of the recent events"),
          entry("RecentEvents.events", "the recent events, before anything is visible to anybody"),
          entry("RecentEvents.newest", "the position of the newest event"),
          entry("RecentEvents.oldest", "the position before the oldest event"),
          entry("RedisWakes.channel", "the connection to Redis, when it is configured"),
          entry("LookForEvents.beats", "counts the beats since the last look"),
          entry("LookForEvents.isToldByOthers", "whether messages of other servers arrive"),
          entry("Recurring.failing", "the jobs whose last run failed"),
          entry("RelayAfterCommit.scheduled", "whether a run of the relay is scheduled"),
          entry("RelayAfterCommit.stopped", "whether the application has stopped"),
          entry("Schema.state", "the state of the migration"),
          entry("SessionTokenResolver.resolved", "a cache; its key is the id of the session"),
          entry("Settings.fromFiles", "the values of secrets in files, each read once"),
          entry("Signals.pending", "counts the reasons to deliver"),
          entry("StopConnections.hook", "closes connections when the server is told to stop"),
          entry("StopConnections.isStopping", "whether a new connection is closed at once"),
          entry("StopConnections.open", "the open connections, each with its own caller"),
          entry("UnauthenticatedSockets.all", "counts the sockets without a caller"),
          entry("TellAccounts.failures", "counts the failures of accounts in a row"),
          entry("TellAccounts.leftOutUntil", "accounts whose rights cannot be judged"),
          entry("UnauthenticatedSockets.byAddress", "counts those of each address"),
          entry("WorkerPool.lanes", "the workers of this server, created at its first sweep"),
          entry("VerificationKeys.last", "the trusted keys, at most a second old"),
          entry("VerifyAccessToken.verified", "a cache; its key is the text of the token"));

  /** Calls from another package that change the state of a request. */
  private static final Map<String, String> CHANGES_FROM_ELSEWHERE =
      Map.of(
          "CurrentLimit.is by LiveKeys",
          "API keys are the only callers with a rate limit",
          "SignInDevice.rememberAfterSignIn by AttemptLimiter",
          "the counters of attempts know when a password was right");

  @Test
  void beansThatOutliveARequestKeepNothingOfIt() {
    ArchRule rule = BeanRules.longLivedBeansKeepNothingOfARequest(CHANGING_FIELDS);

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(inCanaries(rule))
        .anyMatch(finding -> finding.contains("KeepsACount.count"))
        .anyMatch(finding -> finding.contains("KeepsACount.callers"))
        .anyMatch(finding -> finding.contains("LastCaller.name"))
        .noneMatch(finding -> finding.contains("KeepsACount.names"));
  }

  @Test
  void everyExceptionIsAFieldThatChanges() {
    var findings =
        Rules.findings(BeanRules.longLivedBeansKeepNothingOfARequest(Map.of()), Code.production());

    assertThat(CHANGING_FIELDS.keySet())
        .allMatch(field -> findings.stream().anyMatch(found -> found.startsWith(field + " ")));
  }

  @Test
  void dependentBeansThatNobodyDestroysAreReported() {
    ArchRule rule = BeanRules.dependentBeansOfInstancesAreDestroyed();

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(inCanaries(rule))
        .hasSize(1)
        .allMatch(finding -> finding.contains("LeaksItsBeans gets KeepsACount"));
  }

  @Test
  void theCallerAndOtherStateOfARequestIsSetByItsPackageAlone() {
    ArchRule rule = BeanRules.stateOfARequestIsChangedInItsPackage(CHANGES_FROM_ELSEWHERE);

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(inCanaries(rule))
        .containsExactlyInAnyOrder(
            "CurrentPerson.is by ClaimsToBeSomebody",
            "CurrentPerson.takeNotes by ClaimsToBeSomebody");
    assertThat(
            Rules.findings(
                BeanRules.stateOfARequestIsChangedInItsPackage(Map.of()), Code.production()))
        .containsExactlyInAnyOrderElementsOf(CHANGES_FROM_ELSEWHERE.keySet());
  }

  @Test
  void constraintsOfResourceMethodsAreReported() {
    ArchRule rule = BeanRules.resourcesHaveNoConstraintsThatAreIgnored();

    assertThat(Rules.findings(rule, Code.production())).isEmpty();
    assertThat(inCanaries(rule))
        .anyMatch(finding -> finding.contains("@NotNull"))
        .anyMatch(finding -> finding.contains("@Valid"))
        .anyMatch(finding -> finding.contains("@NotZero"))
        .hasSize(3)
        .allMatch(finding -> finding.contains("ValidatesParametersResource"));
  }

  private static List<String> inCanaries(ArchRule rule) {
    return Rules.findings(rule, Code.canaries());
  }
}
