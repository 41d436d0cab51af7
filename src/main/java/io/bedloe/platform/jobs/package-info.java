/**
 * Background jobs. A job is a row that is written in the transaction of the caller, and that a
 * worker of any server runs under a lease: at least once, with retries, in lanes that do not hold
 * up each other. A feature implements {@link io.bedloe.platform.jobs.JobHandler} and enqueues with
 * {@link io.bedloe.platform.jobs.Jobs}. Recurring work that belongs to no feature is here, too.
 * Administrators use {@link io.bedloe.platform.jobs.JobAdministration} and {@link
 * io.bedloe.platform.jobs.ScheduleAdministration}. Owns the tables {@code jobs}, {@code
 * job_failures}, {@code job_log}, {@code schedules} and {@code schedule_ticks}.
 */
@NullMarked
package io.bedloe.platform.jobs;

import org.jspecify.annotations.NullMarked;
