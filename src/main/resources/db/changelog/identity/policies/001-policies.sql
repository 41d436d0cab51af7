--liquibase formatted sql logicalFilePath:db/changelog/policies/001-policies.sql

--changeset bedloe:policies-001-policies
CREATE TABLE policies (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  description text,
  target text NOT NULL,
  effect text NOT NULL CHECK (effect IN ('ALLOW_IF', 'DENY_IF')),
  expression text NOT NULL,
  priority integer NOT NULL,
  enabled boolean NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL
);
CREATE UNIQUE INDEX policies_name ON policies (name) WHERE deleted_at IS NULL;
CREATE INDEX policies_by_name ON policies (name, id) WHERE deleted_at IS NULL;
CREATE INDEX policies_by_priority ON policies (priority, id) WHERE deleted_at IS NULL;
CREATE INDEX policies_by_created_at ON policies (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX policies_by_updated_at ON policies (updated_at, id) WHERE deleted_at IS NULL;

CREATE TABLE policy_versions (
  id uuid PRIMARY KEY,
  policy_id uuid NOT NULL REFERENCES policies,
  version integer NOT NULL,
  name text NOT NULL,
  description text,
  target text NOT NULL,
  effect text NOT NULL,
  expression text NOT NULL,
  priority integer NOT NULL,
  enabled boolean NOT NULL,
  removed boolean NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  UNIQUE (policy_id, version)
);
--rollback DROP TABLE policy_versions; DROP TABLE policies;

--changeset bedloe:policies-002-revision splitStatements:false
--comment One number that grows with every change of any policy, by whatever hand: servers ask for it, and read policies when it is another.
CREATE TABLE policy_revision (
  only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
  revision bigint NOT NULL
);
INSERT INTO policy_revision (revision) VALUES (0);
CREATE FUNCTION policies_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE policy_revision SET revision = revision + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER policies_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON policies
  FOR EACH STATEMENT EXECUTE FUNCTION policies_changed();
--rollback DROP TRIGGER policies_changed ON policies; DROP FUNCTION policies_changed(); DROP TABLE policy_revision;

--changeset bedloe:policies-003-decisions
--comment Refusals, and what a policy was asked about. No references: a decision outlives what it is about.
CREATE TABLE access_decisions (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  caller_id uuid NOT NULL,
  caller jsonb NOT NULL,
  permission text NOT NULL,
  resource_type text,
  resource_id text,
  attributes jsonb,
  context jsonb NOT NULL,
  allowed boolean NOT NULL,
  cause text NOT NULL CHECK (cause IN ('PERMISSION', 'POLICY', 'RULE')),
  policy_id uuid,
  policy_version integer,
  clause text,
  reason text NOT NULL
);
CREATE INDEX access_decisions_by_at ON access_decisions (at);
CREATE INDEX access_decisions_by_permission ON access_decisions (permission, at, id);
--rollback DROP TABLE access_decisions;
