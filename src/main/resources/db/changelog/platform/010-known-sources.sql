--liquibase formatted sql logicalFilePath:db/changelog/access/010-known-sources.sql

--changeset bedloe:access-known-sign-in-sources
-- From where an account has signed in before, by a hash of the account and the address or the device cookie
CREATE TABLE known_sign_in_sources (
  key text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users,
  last_used_at timestamptz NOT NULL
);
CREATE INDEX known_sign_in_sources_user ON known_sign_in_sources (user_id);
CREATE INDEX known_sign_in_sources_last_used_at ON known_sign_in_sources (last_used_at);
--rollback DROP TABLE known_sign_in_sources;
