--liquibase formatted sql logicalFilePath:db/changelog/access/004-impersonation.sql

--changeset bedloe:access-008-impersonation
-- A session that somebody else has opened in the account's name ends with the one it was opened from
ALTER TABLE sessions
  ADD COLUMN impersonator_id uuid REFERENCES users,
  ADD COLUMN opened_from uuid REFERENCES sessions,
  ADD COLUMN reason text,
  ADD CHECK ((impersonator_id IS NULL) = (opened_from IS NULL)),
  ADD CHECK ((impersonator_id IS NULL) = (reason IS NULL));
CREATE INDEX sessions_opened_from ON sessions (opened_from) WHERE opened_from IS NOT NULL;
--rollback DROP INDEX sessions_opened_from; DELETE FROM sessions WHERE impersonator_id IS NOT NULL; ALTER TABLE sessions DROP COLUMN impersonator_id, DROP COLUMN opened_from, DROP COLUMN reason;
