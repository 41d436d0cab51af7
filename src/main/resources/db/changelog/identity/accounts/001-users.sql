--liquibase formatted sql logicalFilePath:db/changelog/access/001-access.sql

--changeset bedloe:access-001-users
CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name text NOT NULL,
  password_hash text NOT NULL,
  enabled boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX users_email ON users (lower(email));
CREATE TABLE user_roles (
  user_id uuid NOT NULL REFERENCES users,
  role text NOT NULL,
  PRIMARY KEY (user_id, role)
);
--rollback DROP TABLE user_roles; DROP TABLE users;
