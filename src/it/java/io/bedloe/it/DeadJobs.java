package io.bedloe.it;

import java.util.UUID;

/** Adds dead jobs to the database of the shared server. */
public final class DeadJobs {

  /** A type that the server knows. */
  public static final String KNOWN_TYPE = "delete-old-jobs";

  private DeadJobs() {}

  /** Adds a dead job of a known type; returns its id. */
  public static String add() {
    return add(KNOWN_TYPE, "DEAD");
  }

  /** Adds a job with a state; returns its id. */
  public static String add(String type, String state) {
    var id = UUID.randomUUID();
    Database.shared()
        .execute(
            """
            INSERT INTO jobs (id, type, payload_version, payload, encrypted, lane, priority, state,
              run_at, attempts, token, finished_at, lease_until, request_id, trace_parent)
            VALUES (?, ?, 1, '{"batch":100}', FALSE, 'STANDARD', 0, ?, now() + interval '1 hour', 1,
              1, CASE WHEN ? IN ('QUEUED', 'RUNNING') THEN NULL ELSE now() END,
              CASE WHEN ? = 'RUNNING' THEN now() + interval '1 hour' END, 'R-1',
              '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01')""",
            id,
            type,
            state,
            state,
            state);
    Database.shared()
        .execute(
            """
            INSERT INTO job_failures (job_id, token, attempt, server, started_at, error)
            VALUES (?, 1, 1, 'server-1', now(), 'the disk is full')""",
            id);
    return id.toString();
  }
}
