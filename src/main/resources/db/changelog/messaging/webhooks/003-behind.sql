--liquibase formatted sql

--changeset bedloe:messaging-003-behind
--comment Events after the position are dispatched when fewer deliveries wait. Before a rollback such webhooks are paused, so that their owners replay the events.
ALTER TABLE webhooks ADD COLUMN behind_after bigint;
CREATE INDEX webhooks_behind ON webhooks (id) WHERE behind_after IS NOT NULL;
--rollback UPDATE webhooks SET state = 'PAUSED', state_reason = 'BACKLOG', paused_after = behind_after, version = version + 1 WHERE behind_after IS NOT NULL AND state = 'ACTIVE';
--rollback DROP INDEX webhooks_behind; ALTER TABLE webhooks DROP COLUMN behind_after;
