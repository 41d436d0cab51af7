--liquibase formatted sql logicalFilePath:db/changelog/access/002-sessions.sql

--changeset bedloe:access-003-roles
CREATE TABLE roles (
  id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,62}$'),
  description text NOT NULL CHECK (length(description) <= 500),
  built_in boolean NOT NULL,
  permissions text[] NOT NULL,
  parents text[] NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
-- The built-in ones get their permissions from the code, at each start
INSERT INTO roles (name, description, built_in, permissions, parents, version, created_at, updated_at) VALUES
  ('user', '', TRUE, '{}', '{}', 0, now(), now()),
  ('manager', '', TRUE, '{}', '{user}', 0, now(), now()),
  ('admin', '', TRUE, '{}', '{manager}', 0, now(), now());
ALTER TABLE user_roles ADD CONSTRAINT user_roles_role FOREIGN KEY (role) REFERENCES roles;
CREATE INDEX user_roles_role ON user_roles (role);
--rollback ALTER TABLE user_roles DROP CONSTRAINT user_roles_role; DROP INDEX user_roles_role; DROP TABLE roles;

--changeset bedloe:access-004-users
ALTER TABLE users
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD COLUMN email_verified_at timestamptz,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN erased_at timestamptz,
  ADD COLUMN version integer NOT NULL DEFAULT 0;
UPDATE users SET updated_at = created_at, email_verified_at = created_at;
--rollback UPDATE users SET password_hash = '' WHERE password_hash IS NULL; ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL, DROP COLUMN email_verified_at, DROP COLUMN updated_at, DROP COLUMN erased_at, DROP COLUMN version;

--changeset bedloe:access-005-sessions
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users,
  device text NOT NULL,
  address text NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text,
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_user ON sessions (user_id, created_at, id);
CREATE INDEX sessions_ends_at ON sessions (ends_at);
-- A refresh token is known by its hash alone
CREATE TABLE refresh_tokens (
  hash text PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
--rollback DROP TABLE refresh_tokens; DROP TABLE sessions;

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
