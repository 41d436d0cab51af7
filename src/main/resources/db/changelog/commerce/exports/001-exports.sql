--liquibase formatted sql logicalFilePath:db/changelog/exports/001-exports.sql

--changeset bedloe:exports-001-exports
--comment An export and the chunks of its file. The number of the run and of the next chunk change together with the chunks, so that a run that follows a crash continues at its chunk, and a run that was replaced changes nothing.
CREATE TABLE exports (
  id uuid PRIMARY KEY,
  resource text NOT NULL,
  format text NOT NULL CHECK (format IN ('CSV', 'NDJSON')),
  filters jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
  actor_id uuid NOT NULL,
  caller jsonb,
  job_id uuid NOT NULL,
  run bigint NOT NULL DEFAULT 0,
  chunks bigint NOT NULL DEFAULT 0,
  cursor text,
  rows bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  total bigint,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  expires_at timestamptz NOT NULL,
  failure_code text,
  failure_detail text
);
CREATE INDEX exports_by_actor ON exports (actor_id, created_at, id);
CREATE INDEX exports_by_created_at ON exports (created_at, id);
CREATE INDEX exports_by_expiry ON exports (expires_at);
CREATE INDEX exports_unfinished ON exports (id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE TABLE export_chunks (
  export_id uuid NOT NULL REFERENCES exports ON DELETE CASCADE,
  number bigint NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (export_id, number)
);
--rollback DROP TABLE export_chunks; DROP TABLE exports;
