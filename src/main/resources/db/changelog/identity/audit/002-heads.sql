--liquibase formatted sql logicalFilePath:db/changelog/audit/002-heads.sql

--changeset bedloe:audit-002-heads splitStatements:false
--comment A code by which a row of the application's can be told from one that somebody else inserted, and one chain over the ends of all days' chains.
ALTER TABLE audit_log ADD COLUMN mac text;
CREATE TABLE audit_heads (
  number bigint PRIMARY KEY CHECK (number >= 0),
  at timestamptz NOT NULL,
  day date NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  seal text NOT NULL,
  sealed_before bigint NOT NULL,
  mac text NOT NULL
);
CREATE INDEX audit_heads_day ON audit_heads (day, number);
CREATE INDEX audit_heads_at ON audit_heads (at, number);
CREATE TRIGGER audit_heads_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_heads
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_heads FROM CURRENT_USER;
--rollback DROP TABLE audit_heads; ALTER TABLE audit_log DROP COLUMN mac;
