package io.bedloe.platform.jobs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.jobs.ClaimedJob.StoredPayload;
import io.bedloe.platform.jobs.StoredJobChanges.LockedJob;
import io.bedloe.platform.jobs.StoredJobChanges.QueuedAgain;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes jobs for administrators, within the transaction of the caller. Who may do it,
 * and what the audit trail gets, is decided by the caller.
 */
@ApplicationScoped
public class JobAdministration {

  private final StoredJobChanges stored;
  private final StoredJobs jobs;
  private final JobHandlers handlers;
  private final Payloads payloads;
  private final Event<JobsEnqueued> enqueued;

  @Inject
  JobAdministration(
      StoredJobChanges stored,
      StoredJobs jobs,
      JobHandlers handlers,
      Payloads payloads,
      Event<JobsEnqueued> enqueued) {
    this.stored = stored;
    this.jobs = jobs;
    this.handlers = handlers;
    this.payloads = payloads;
    this.enqueued = enqueued;
  }

  /** Returns a job. */
  public Versioned<JobView> find(JobId id) {
    return stored.find(id).orElseThrow(() -> notFound(id));
  }

  /** Returns a job, and locks it until the transaction ends. */
  public Versioned<JobView> lock(JobId id) {
    return locked(id).job();
  }

  private LockedJob locked(JobId id) {
    return stored.lock(id).orElseThrow(() -> notFound(id));
  }

  /** Returns the failed attempts of a job, the newest first. */
  public List<JobFailureView> failures(JobId id) {
    return stored.failures(id);
  }

  /** Returns the lines of the log of a job, the newest first. */
  public List<JobLogLine> log(JobId id) {
    return stored.log(id);
  }

  /**
   * The payload of a job, and its result.
   *
   * @param result the result; null when there is none
   */
  public record Content(int version, JsonNode payload, @Nullable JsonNode result) {}

  /** Returns the payload of a job; a confidential one is shown to nobody. */
  public Content content(JobId id) {
    var content = stored.content(id).orElseThrow(() -> notFound(id));
    mustBeShown(content.payload());
    return new Content(
        content.payload().version(),
        json(content.payload().text()),
        content.result() == null ? null : json(content.result()));
  }

  private static void mustBeShown(StoredPayload payload) {
    if (payload.isEncrypted()) {
      throw Rejected.because(
          JobRule.JOB_PAYLOAD_CONFIDENTIAL,
          "Payloads of this type are encrypted; nobody can read or edit them.");
    }
  }

  private static JsonNode json(String text) {
    try {
      var json = Json.mapper().readTree(text);
      return json.isObject() ? json : unreadable(text);
    } catch (JsonProcessingException wrong) {
      return unreadable(text);
    }
  }

  /** An administrator has to see a payload that no handler can read. */
  private static JsonNode unreadable(String text) {
    return Json.mapper().createObjectNode().put("unreadable", text);
  }

  /** Cancels a job that waits, and asks the worker of one that runs to stop. */
  public void cancel(JobView job) {
    if (!JobTransition.CANCEL.isPossibleFrom(job.state())) {
      throw Rejected.because(
          JobRule.JOB_NOT_CANCELLABLE,
          "The job is %s. Only jobs that are QUEUED or RUNNING can be cancelled."
              .formatted(job.state()));
    }
    jobs.cancel(job.id());
  }

  /** Lets a job that is dead or cancelled run again, or one that waits for its retry run now. */
  public void retry(JobId id) {
    var locked = locked(id);
    var job = locked.job().value();
    if (job.state() == JobState.QUEUED) {
      stored.runNow(id);
    } else if (JobTransition.RETRY.isPossibleFrom(job.state())) {
      queueAgain(locked);
    } else {
      throw Rejected.because(
          JobRule.JOB_NOT_RETRYABLE,
          "The job is %s. Only jobs that are DEAD, CANCELLED or QUEUED can be retried."
              .formatted(job.state()));
    }
    enqueued.fire(new JobsEnqueued(job.lane(), List.of(id)));
  }

  private void queueAgain(LockedJob locked) {
    var job = locked.job().value();
    if (locked.isErased()) {
      throw Rejected.because(
          JobRule.JOB_PAYLOAD_DELETED,
          "The payload was confidential and was deleted when the job was cancelled.");
    }
    if (locked.uniqueKey() != null && stored.isReplaced(job.id(), job.type(), locked.uniqueKey())) {
      throw replaced(null);
    }
    try {
      stored.queueAgain(job.id());
    } catch (DatabaseFailure failure) {
      throw replacedOr(failure);
    }
  }

  /** Another transaction may have enqueued a job with the same unique key meanwhile. */
  private static RuntimeException replacedOr(DatabaseFailure failure) {
    return failure.isUniqueViolation() ? replaced(failure) : failure;
  }

  private static Rejected replaced(@Nullable DatabaseFailure cause) {
    var detail = "Wait until the other job with the same unique key is over, or cancel it.";
    return cause == null
        ? Rejected.because(JobRule.JOB_REPLACED, detail)
        : Rejected.because(JobRule.JOB_REPLACED, detail, cause);
  }

  /**
   * Replaces the payload of a locked job that is dead.
   *
   * @return the names of the members that were changed
   */
  public List<String> replacePayload(JobId id, ObjectNode edited) {
    var locked = locked(id);
    mustBeShown(locked.payload());
    var type = locked.job().value().type();
    var handler =
        handlers
            .find(type)
            .orElseThrow(
                () ->
                    Rejected.because(
                        JobRule.JOB_TYPE_UNKNOWN,
                        "This server has no jobs of the type "
                            + type
                            + ", and cannot check them."));
    var before = json(locked.payload().text());
    var written = written(handler.type(), before, edited);
    stored.replacePayload(id, written);
    return PayloadEdits.changedMembers(before, json(written.text()));
  }

  private <P extends Record> StoredPayload written(
      JobType<P> type, JsonNode before, ObjectNode edited) {
    var written = payloads.write(type, PayloadEdits.read(type, before, edited));
    // A type that has become confidential encrypts what it writes, and nobody edits that.
    mustBeShown(written);
    return written;
  }

  /** Discards a locked job that is dead; a confidential payload is deleted. */
  public void discard(JobId id) {
    stored.discard(id);
  }

  /** Lets dead jobs run again, and returns their ids. */
  public List<JobId> replay(DeadJobs dead, int most) {
    var again = queuedAgain(dead, most);
    again.stream()
        .collect(groupingBy(QueuedAgain::lane, mapping(QueuedAgain::id, toList())))
        .forEach((lane, ids) -> enqueued.fire(new JobsEnqueued(lane, ids)));
    return again.stream().map(QueuedAgain::id).toList();
  }

  private List<QueuedAgain> queuedAgain(DeadJobs dead, int most) {
    try {
      return stored.queueAgain(dead, most);
    } catch (DatabaseFailure failure) {
      throw replacedOr(failure);
    }
  }

  private static Rejected notFound(JobId id) {
    return Rejected.because(
        JobRule.JOB_NOT_FOUND,
        "There is no job with the id " + id + ". GET /jobs lists the jobs that are kept.");
  }
}
