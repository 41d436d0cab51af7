/**
 * The administration of background jobs and of dead letters: jobs, e-mails and deliveries of
 * webhooks that have failed for good. Changes the jobs by {@link
 * io.bedloe.platform.jobs.JobAdministration} and the deliveries by {@link
 * io.bedloe.messaging.webhooks.FailedWebhookDeliveries}. No other feature uses it.
 */
@NullMarked
@MayUse(FailedWebhookDeliveries.class)
@ReadsTables({"job_failures", "jobs", "webhook_deliveries"})
package io.bedloe.messaging.jobs;

import io.bedloe.kernel.MayUse;
import io.bedloe.kernel.ReadsTables;
import io.bedloe.messaging.webhooks.FailedWebhookDeliveries;
import org.jspecify.annotations.NullMarked;
