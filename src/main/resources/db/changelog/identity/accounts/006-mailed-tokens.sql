--liquibase formatted sql logicalFilePath:db/changelog/access/006-mailed-tokens.sql

--changeset bedloe:access-010-registrations
-- Whoever has registered and not yet shown that the address is theirs; an account comes of it, or nothing
CREATE TABLE registrations (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name text NOT NULL,
  password_hash text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX registrations_email ON registrations (lower(email));
CREATE INDEX registrations_expires_at ON registrations (expires_at);
--rollback DROP TABLE registrations;

--changeset bedloe:access-011-account-tokens
-- A row without an account was written for an address that nobody has, so that it takes as long; its token is sent to nobody
CREATE TABLE account_tokens (
  hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('RESET_PASSWORD', 'INVITATION')),
  user_id uuid REFERENCES users,
  email text,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CHECK ((user_id IS NULL) = (email IS NULL))
);
CREATE INDEX account_tokens_user ON account_tokens (user_id, purpose, created_at);
CREATE INDEX account_tokens_expires_at ON account_tokens (expires_at);
--rollback DROP TABLE account_tokens;
