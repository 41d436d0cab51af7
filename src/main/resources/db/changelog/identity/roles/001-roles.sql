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
