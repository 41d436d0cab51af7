package io.bedloe.platform.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Names the states after which PostgreSQL has ended a session, beside those that the pool knows:
 * the limits of idle sessions and of idle transactions, and a violation of the protocol.
 */
final class EndedSessions implements SQLExceptionOverride {

  private static final Set<String> STATES = Set.of("57P05", "25P03", "08P01");

  @java.lang.Override
  public SQLExceptionOverride.Override adjudicate(SQLException failure) {
    var state = failure.getSQLState();
    return state != null && STATES.contains(state)
        ? SQLExceptionOverride.Override.MUST_EVICT
        : SQLExceptionOverride.Override.CONTINUE_EVICT;
  }
}
