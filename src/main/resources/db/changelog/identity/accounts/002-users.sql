--liquibase formatted sql logicalFilePath:db/changelog/access/002-sessions.sql

--changeset bedloe:access-004-users
ALTER TABLE users
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN email_verified_at timestamptz,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN erased_at timestamptz,
  ADD COLUMN version integer NOT NULL DEFAULT 0;
UPDATE users SET updated_at = created_at, email_verified_at = created_at;
--rollback UPDATE users SET password_hash = '' WHERE password_hash IS NULL; ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL, DROP COLUMN email_verified_at, DROP COLUMN updated_at, DROP COLUMN erased_at, DROP COLUMN version;
