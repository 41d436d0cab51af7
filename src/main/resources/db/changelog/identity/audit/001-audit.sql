--liquibase formatted sql logicalFilePath:db/changelog/audit/001-audit.sql

--changeset bedloe:audit-001-seals splitStatements:false
--comment The place of each audit row in its day's chain, given after it was committed.
CREATE TABLE audit_seals (
  day date NOT NULL,
  position bigint NOT NULL CHECK (position > 0),
  audit_id uuid NOT NULL UNIQUE,
  hash text NOT NULL,
  PRIMARY KEY (day, position)
);
CREATE TRIGGER audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
REVOKE UPDATE, DELETE, TRUNCATE ON audit_seals FROM CURRENT_USER;
CREATE TABLE audit_sealing (
  only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
  sealed_before bigint NOT NULL
);
INSERT INTO audit_sealing (sealed_before) VALUES (0);
--rollback DROP TABLE audit_sealing; DROP TABLE audit_seals;
