--liquibase formatted sql logicalFilePath:db/changelog/access/008-second-factor.sql

--changeset bedloe:access-014-second-factor
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users,
  secret_jwe text NOT NULL,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step bigint NOT NULL
);
CREATE TABLE recovery_codes (
  hash text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users
);
CREATE INDEX recovery_codes_user ON recovery_codes (user_id);
-- When the second factor was shown in a session, and which roles ask for it
ALTER TABLE sessions ADD COLUMN second_factor_at timestamptz;
ALTER TABLE roles ADD COLUMN second_factor boolean NOT NULL DEFAULT FALSE;
--rollback ALTER TABLE roles DROP COLUMN second_factor; ALTER TABLE sessions DROP COLUMN second_factor_at; DROP TABLE recovery_codes; DROP TABLE second_factors;
