--liquibase formatted sql

--changeset bedloe:messaging-002-delivery-claims
--comment Of each resource one delivery is the next one, which claims find by an index. A token fences the attempts of servers that have lost their lease.
LOCK TABLE webhooks, webhook_deliveries IN ACCESS EXCLUSIVE MODE;
ALTER TABLE webhooks ADD COLUMN failing_since timestamptz;
ALTER TABLE webhooks DROP CONSTRAINT webhooks_state_reason_check;
ALTER TABLE webhooks ADD CONSTRAINT webhooks_state_reason_check
  CHECK (state_reason IN ('OWNER', 'FAILING', 'BACKLOG', 'INTERNAL_ERROR', 'GONE', 'NO_ACCESS'));
ALTER TABLE webhook_deliveries ADD COLUMN is_next boolean NOT NULL DEFAULT FALSE;
ALTER TABLE webhook_deliveries ADD COLUMN token bigint NOT NULL DEFAULT 0;
UPDATE webhook_deliveries SET is_next = TRUE WHERE id IN (
  SELECT DISTINCT ON (webhook_id, resource_id) id FROM webhook_deliveries
  WHERE status = 'PENDING' ORDER BY webhook_id, resource_id, seq);
ALTER TABLE webhook_deliveries ADD CONSTRAINT webhook_deliveries_next_check
  CHECK (status = 'PENDING' OR NOT is_next);
DROP INDEX webhook_deliveries_due;
CREATE UNIQUE INDEX webhook_deliveries_next ON webhook_deliveries (webhook_id, resource_id) WHERE is_next;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at) WHERE is_next;
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (webhook_id, leased_until)
  WHERE leased_until IS NOT NULL;
ALTER TABLE webhook_deliveries SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
--rollback ALTER TABLE webhook_deliveries RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold);
--rollback DROP INDEX webhook_deliveries_leased; DROP INDEX webhook_deliveries_due; DROP INDEX webhook_deliveries_next;
--rollback CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at) WHERE status = 'PENDING';
--rollback ALTER TABLE webhook_deliveries DROP COLUMN token; ALTER TABLE webhook_deliveries DROP COLUMN is_next;
--rollback UPDATE webhooks SET state_reason = 'FAILING' WHERE state_reason IN ('BACKLOG', 'INTERNAL_ERROR');
--rollback ALTER TABLE webhooks DROP CONSTRAINT webhooks_state_reason_check;
--rollback ALTER TABLE webhooks ADD CONSTRAINT webhooks_state_reason_check CHECK (state_reason IN ('OWNER', 'FAILING', 'GONE', 'NO_ACCESS'));
--rollback ALTER TABLE webhooks DROP COLUMN failing_since;
