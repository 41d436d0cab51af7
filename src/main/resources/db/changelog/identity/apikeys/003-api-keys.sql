--liquibase formatted sql logicalFilePath:db/changelog/access/003-api-keys.sql

--changeset bedloe:access-007-api-keys
CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  shown text NOT NULL,
  hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  allowed_addresses text[] NOT NULL,
  requests_per_minute integer NOT NULL CHECK (requests_per_minute > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  version integer NOT NULL
);
CREATE INDEX api_keys_user ON api_keys (user_id, created_at, id);
CREATE INDEX api_keys_created_at ON api_keys (created_at, id);
CREATE INDEX users_created_at ON users (created_at, id);
--rollback DROP TABLE api_keys; DROP INDEX users_created_at;
