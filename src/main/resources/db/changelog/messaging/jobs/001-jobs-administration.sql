--liquibase formatted sql

--changeset bedloe:messaging-010-dead-jobs
--comment The inbox of dead letters is read from two tables in the order of the failures. Jobs that are not dead do not pay for it.
CREATE INDEX jobs_dead ON jobs (finished_at, id) WHERE state = 'DEAD';
--rollback DROP INDEX jobs_dead;

--changeset bedloe:messaging-011-failed-deliveries
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (attempted_at, id) WHERE status = 'FAILED';
--rollback DROP INDEX webhook_deliveries_failed;
