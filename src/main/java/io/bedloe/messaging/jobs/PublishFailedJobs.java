package io.bedloe.messaging.jobs;

import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.jobs.FailedJob;
import io.bedloe.platform.jobs.FailedJobObserver;
import io.bedloe.platform.jobs.Lane;
import io.bedloe.platform.outbox.Outbox;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Publishes the events of jobs that have failed for good; one statement writes those that failed
 * together.
 *
 * <p>E-mails have no such event. An event can be the reason for an e-mail to several people; while
 * the mail server refuses them, each dead e-mail would be an event, and cause further e-mails
 * without an end.
 */
@ApplicationScoped
public class PublishFailedJobs implements FailedJobObserver {

  private final Outbox outbox;

  @Inject
  public PublishFailedJobs(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void failed(List<FailedJob> jobs) {
    var events = new LinkedHashMap<ResourceId, ResourceEvents.Event>();
    for (var job : jobs) {
      if (job.lane() != Lane.MAIL) {
        events.put(
            new ResourceId(job.id().value()),
            new ResourceEvents.Event(JobEvent.FAILED, JobEvent.Failed.of(job)));
      }
    }
    outbox.publish(JobEvents.PATH, events);
  }
}
