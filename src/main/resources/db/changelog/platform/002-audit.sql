--liquibase formatted sql

--changeset bedloe:platform-004-audit-log splitStatements:false
--comment Rows are added and never changed: neither by this role, from whom the right is taken, nor past the trigger.
CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  session_id uuid,
  api_key_id uuid,
  request_id text,
  before jsonb,
  after jsonb,
  -- Which transaction wrote it: a reader that waits for the older ones to end misses none
  txid bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint)
);
CREATE INDEX audit_log_at ON audit_log (at, id);
CREATE INDEX audit_log_txid ON audit_log (txid, id);
CREATE INDEX audit_log_subject ON audit_log (subject_type, subject_id, at, id);
CREATE INDEX audit_log_actor ON audit_log (actor_id, at, id);
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_log FROM CURRENT_USER;
--rollback DROP TABLE audit_log; DROP FUNCTION audit_is_append_only();
