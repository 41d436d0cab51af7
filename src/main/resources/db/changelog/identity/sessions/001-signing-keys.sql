--liquibase formatted sql logicalFilePath:db/changelog/access/001-access.sql

--changeset bedloe:access-002-signing-keys
CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  public_jwk text NOT NULL,
  private_jwe text NOT NULL,
  created_at timestamptz NOT NULL
);
--rollback DROP TABLE signing_keys;
