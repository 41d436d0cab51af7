--liquibase formatted sql logicalFilePath:db/changelog/imports/003-resources.sql

--changeset bedloe:imports-005-resources
--comment What became of an import, so that it can be read later, and the Idempotency-Key under which it was sent.
ALTER TABLE imports
  ADD COLUMN finished_at timestamptz,
  ADD COLUMN outcome jsonb,
  ADD COLUMN failure_code text,
  ADD COLUMN failure_detail text,
  ADD COLUMN idempotency_key text,
  ADD COLUMN fingerprint text;
CREATE UNIQUE INDEX imports_by_idempotency_key ON imports (actor_id, idempotency_key)
  WHERE idempotency_key IS NOT NULL;
CREATE INDEX imports_by_actor ON imports (actor_id, started_at, id);
--rollback DROP INDEX imports_by_actor; DROP INDEX imports_by_idempotency_key;
--rollback ALTER TABLE imports DROP COLUMN fingerprint, DROP COLUMN idempotency_key, DROP COLUMN failure_detail, DROP COLUMN failure_code, DROP COLUMN outcome, DROP COLUMN finished_at;
