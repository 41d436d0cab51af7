package io.bedloe.platform.security;

import java.util.List;

/** Decides, and remembers what was decided. A feature implements this port. */
public interface Decisions {

  /** A question with its answer. */
  record Made(Question question, Decision decision) {}

  /**
   * Answers a question. Whoever is asked before the thing is known is asked again when it is: what
   * needs the thing is left open until then.
   */
  Decision on(Question question);

  /** A refusal that a rule of the business has decided. */
  Decision refusedByRule(Question question, String rule);

  /** Keeps decisions, in a transaction of its own. */
  void keep(List<Made> made);
}
