package io.bedloe.platform.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request that is being served: what policies know of it, and what was decided about it. The
 * decisions wait here until the request's own transaction is over, so that a refused request leaves
 * its record although nothing else of it stays.
 */
@RequestScoped
public class CurrentRequest {

  private final Clock clock;
  private final List<Decisions.Made> made = new ArrayList<>();
  private @Nullable Circumstances circumstances;

  @Inject
  public CurrentRequest(Clock clock) {
    this.clock = clock;
  }

  void has(Circumstances known) {
    circumstances = known;
  }

  public Circumstances circumstances() {
    return circumstances == null ? Circumstances.none(clock.instant()) : circumstances;
  }

  void remember(Question question, Decision decision) {
    if (decision.onRecord()) {
      made.add(new Decisions.Made(question, decision));
    }
  }

  /** What was decided since this was last asked. */
  List<Decisions.Made> takeMade() {
    var taken = List.copyOf(made);
    made.clear();
    return taken;
  }
}
