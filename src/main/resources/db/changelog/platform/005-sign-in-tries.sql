--liquibase formatted sql logicalFilePath:db/changelog/access/002-sessions.sql

--changeset bedloe:access-006-sign-in-throttle
-- Tries to sign in, by a hash of who tries what; counted before the password is looked at
CREATE TABLE sign_in_tries (
  key text PRIMARY KEY,
  tries integer NOT NULL,
  blocked_until timestamptz NOT NULL,
  last_at timestamptz NOT NULL
);
CREATE INDEX sign_in_tries_last_at ON sign_in_tries (last_at);
--rollback DROP TABLE sign_in_tries;
