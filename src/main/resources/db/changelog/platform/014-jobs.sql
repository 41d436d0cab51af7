--liquibase formatted sql

--changeset bedloe:platform-015-jobs
--comment A job waits, runs under a lease, and ends. The partial indexes have the jobs that are not over, so that claiming stays cheap beside millions of finished ones. Each change of a waiting job leaves a dead row, so that vacuum has to come by number and not by share.
CREATE TABLE jobs (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  payload_version integer NOT NULL,
  payload text NOT NULL,
  encrypted boolean NOT NULL,
  lane text NOT NULL,
  priority integer NOT NULL,
  state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'DEAD', 'CANCELLED')),
  unique_key text,
  group_key text,
  run_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  token bigint NOT NULL DEFAULT 0,
  server text,
  started_at timestamptz,
  lease_until timestamptz,
  cancel_requested boolean NOT NULL DEFAULT FALSE,
  progress_done bigint,
  progress_total bigint,
  result text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  request_id text,
  trace_parent text,
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
  CHECK ((state IN ('QUEUED', 'RUNNING')) = (finished_at IS NULL))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX jobs_due ON jobs (lane, priority DESC, run_at, seq) WHERE state = 'QUEUED';
CREATE INDEX jobs_leases ON jobs (lease_until) WHERE state = 'RUNNING';
CREATE UNIQUE INDEX jobs_unique ON jobs (type, unique_key)
  WHERE unique_key IS NOT NULL AND state IN ('QUEUED', 'RUNNING');
CREATE INDEX jobs_groups ON jobs (group_key, seq)
  WHERE group_key IS NOT NULL AND state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX jobs_running_groups ON jobs (group_key)
  WHERE group_key IS NOT NULL AND state = 'RUNNING';
CREATE INDEX jobs_finished ON jobs (finished_at)
  WHERE state IN ('SUCCEEDED', 'CANCELLED') OR (state = 'DEAD' AND encrypted);
CREATE INDEX jobs_encrypted ON jobs ((id::text)) WHERE encrypted AND payload <> '';
CREATE TABLE job_failures (
  job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  token bigint NOT NULL,
  attempt integer NOT NULL,
  server text NOT NULL,
  started_at timestamptz NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now(),
  error text NOT NULL,
  PRIMARY KEY (job_id, token)
);
--rollback DROP TABLE job_failures; DROP TABLE jobs;
