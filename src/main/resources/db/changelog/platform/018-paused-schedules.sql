--liquibase formatted sql

--changeset bedloe:platform-052-paused-schedules
--comment A paused schedule keeps its next time, so that the policy for missed runs decides about it afterwards. Servers of the former release write neither column, and the defaults are right for them.
ALTER TABLE schedules ADD COLUMN paused_at timestamptz;
ALTER TABLE schedule_ticks ADD COLUMN by_hand boolean NOT NULL DEFAULT FALSE;
--rollback ALTER TABLE schedule_ticks DROP COLUMN by_hand; ALTER TABLE schedules DROP COLUMN paused_at;

--changeset bedloe:platform-053-last-runs
--comment The last run is the one that was enqueued last, also when it made up for an earlier tick.
CREATE INDEX schedule_ticks_taken ON schedule_ticks (schedule, taken_at);
--rollback DROP INDEX schedule_ticks_taken;
