--liquibase formatted sql

--changeset bedloe:platform-014-events
--comment Events wait in the outbox from the transaction of their change until the relay gives them a position. Rows of the outbox live for a second, so that vacuum has to come by number and not by share.
CREATE TABLE outbox (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL,
  type text NOT NULL,
  resource text NOT NULL,
  resource_id uuid NOT NULL,
  at timestamptz NOT NULL,
  request_id text,
  trace_parent text,
  data json NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE TABLE events (
  position bigint PRIMARY KEY,
  id uuid NOT NULL,
  type text NOT NULL,
  resource text NOT NULL,
  resource_id uuid NOT NULL,
  at timestamptz NOT NULL,
  request_id text,
  trace_parent text,
  data json NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX events_by_resource ON events (resource_id, position);
CREATE TABLE event_stream (
  only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
  head bigint NOT NULL
);
INSERT INTO event_stream (head) VALUES (0);
--rollback DROP TABLE event_stream; DROP TABLE events; DROP TABLE outbox;
