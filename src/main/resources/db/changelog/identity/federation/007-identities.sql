--liquibase formatted sql logicalFilePath:db/changelog/access/007-identities.sql

--changeset bedloe:access-012-identities
-- Who somebody is elsewhere: the issuer's name and its name for them, never the address
CREATE TABLE user_identities (
  id uuid PRIMARY KEY,
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  user_id uuid NOT NULL REFERENCES users,
  provider text NOT NULL,
  email text,
  linked_at timestamptz NOT NULL,
  last_used_at timestamptz,
  UNIQUE (issuer, subject)
);
CREATE INDEX user_identities_user ON user_identities (user_id, linked_at, id);
--rollback DROP TABLE user_identities;

--changeset bedloe:access-013-logins
-- Sign-ins elsewhere that have come back: each may do so once
CREATE TABLE finished_logins (
  hash text PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
CREATE INDEX finished_logins_expires_at ON finished_logins (expires_at);
--rollback DROP TABLE finished_logins;
