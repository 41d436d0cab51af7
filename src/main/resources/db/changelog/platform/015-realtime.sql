--liquibase formatted sql

--changeset bedloe:platform-030-realtime-tickets
--comment A ticket opens one WebSocket connection within a minute; any server accepts it. The text of a ticket is not stored.
CREATE TABLE realtime_tickets (
  hash text PRIMARY KEY,
  user_id uuid NOT NULL,
  session_id uuid,
  api_key_id uuid,
  credential_expires_at timestamptz,
  expires_at timestamptz NOT NULL,
  CHECK ((session_id IS NULL) <> (api_key_id IS NULL))
);
CREATE INDEX realtime_tickets_by_account ON realtime_tickets (user_id, expires_at);
CREATE INDEX realtime_tickets_by_expiry ON realtime_tickets (expires_at);
--rollback DROP TABLE realtime_tickets;
