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
