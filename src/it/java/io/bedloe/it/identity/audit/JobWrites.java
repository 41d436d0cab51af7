package io.bedloe.it.identity.audit;

import io.bedloe.it.As;
import io.bedloe.it.DeadJobs;
import io.bedloe.it.IdleSchedule;
import io.bedloe.it.Some;
import io.bedloe.it.identity.audit.WriteOperations.Write;
import java.util.Map;

/** One successful write for each write operation of jobs, dead letters and schedules. */
final class JobWrites {

  private JobWrites() {}

  static void addTo(Map<String, Write> writes) {
    writes.put(
        "cancelJob",
        by ->
            by.apply(As.admin()).post("/jobs/" + DeadJobs.add("not-known", "QUEUED") + "/cancel"));
    writes.put(
        "retryJob",
        by -> by.apply(As.admin()).post("/jobs/" + DeadJobs.add("not-known", "DEAD") + "/retry"));
    writes.put(
        "replayDeadLetter",
        by ->
            by.apply(As.admin())
                .post("/dead-letters/" + DeadJobs.add("not-known", "DEAD") + "/replay"));
    writes.put(
        "replayDeadLetters",
        by -> {
          DeadJobs.add("replayed-by-filter", "DEAD");
          return Some.json(
                  by.apply(As.admin()), Map.of("kind", "JOB", "type", "replayed-by-filter"))
              .post("/dead-letters/replay");
        });
    writes.put(
        "discardDeadLetter",
        by ->
            Some.json(by.apply(As.admin()), Map.of("reason", "placed by phone"))
                .post("/dead-letters/" + DeadJobs.add() + "/discard"));
    writes.put(
        "replaceDeadLetterPayload",
        by ->
            Some.json(by.apply(As.admin()), Map.of("payload", Map.of("batch", 5)))
                .header("If-Match", "*")
                .put("/dead-letters/" + DeadJobs.add() + "/payload"));
    addSchedules(writes);
  }

  private static void addSchedules(Map<String, Write> writes) {
    writes.put("runSchedule", by -> by.apply(As.admin()).post(IdleSchedule.awaited() + "/runs"));
    writes.put(
        "pauseSchedule",
        by -> {
          As.admin().post(IdleSchedule.PATH + "/resume");
          return by.apply(As.admin()).post(IdleSchedule.PATH + "/pause");
        });
    writes.put(
        "resumeSchedule",
        by -> {
          As.admin().post(IdleSchedule.PATH + "/pause");
          return by.apply(As.admin()).post(IdleSchedule.PATH + "/resume");
        });
  }
}
