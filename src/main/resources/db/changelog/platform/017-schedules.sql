--liquibase formatted sql

--changeset bedloe:platform-050-job-log
--comment The lines that handlers write while they run. An attempt writes a limited number of them.
CREATE TABLE job_log (
  job_id uuid NOT NULL REFERENCES jobs ON DELETE CASCADE,
  token bigint NOT NULL,
  line integer NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  text text NOT NULL,
  PRIMARY KEY (job_id, token, line)
);
--rollback DROP TABLE job_log;

--changeset bedloe:platform-051-schedules
--comment A tick belongs to the server that has written its row, in the transaction that enqueues the job.
CREATE TABLE schedules (
  name text PRIMARY KEY,
  expression text NOT NULL,
  next_at timestamptz NOT NULL
);
CREATE TABLE schedule_ticks (
  schedule text NOT NULL REFERENCES schedules ON DELETE CASCADE,
  tick timestamptz NOT NULL,
  job_id uuid,
  taken_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (schedule, tick)
);
--rollback DROP TABLE schedule_ticks; DROP TABLE schedules;
