--liquibase formatted sql logicalFilePath:db/changelog/access/009-external-identities.sql

--changeset bedloe:access-030-role-grants
-- Which provider has given a role: no other provider takes it away. A role that an account loses takes its rows with it
CREATE TABLE user_role_grants (
  user_id uuid NOT NULL,
  role text NOT NULL,
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  PRIMARY KEY (user_id, role, issuer),
  FOREIGN KEY (user_id, role) REFERENCES user_roles ON DELETE CASCADE
);
--rollback DROP TABLE user_role_grants;

--changeset bedloe:access-031-external-sessions
-- The provider's session behind a session of ours; its tokens are kept encrypted
CREATE TABLE external_sessions (
  session_id uuid PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  provider text NOT NULL,
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  sid text,
  id_token text NOT NULL,
  refresh_token text,
  checked_at timestamptz NOT NULL
);
CREATE INDEX external_sessions_subject ON external_sessions (issuer, subject);
CREATE INDEX external_sessions_sid ON external_sessions (issuer, sid);
--rollback DROP TABLE external_sessions;
