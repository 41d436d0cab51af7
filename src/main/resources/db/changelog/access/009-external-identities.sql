--liquibase formatted sql

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
