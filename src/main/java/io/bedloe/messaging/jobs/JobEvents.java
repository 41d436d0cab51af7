package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.jobs.JobListing;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Tells the events of jobs to callers that may read jobs. */
@ApplicationScoped
class JobEvents implements ResourceEvents {

  static final String PATH = "jobs";

  private final VisibleRows rows;

  @Inject
  JobEvents(VisibleRows rows) {
    this.rows = rows;
  }

  @Override
  public List<JobEvent> types() {
    return List.of(JobEvent.values());
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Permission permission() {
    return Permission.JOBS_READ;
  }

  @Override
  public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
    return rows.among(JobListing.LISTING, resources);
  }
}
