--liquibase formatted sql

--changeset bedloe:messaging-001-webhooks
--comment Secrets are encrypted. A delivery keeps the body that is sent, so that every attempt sends the same bytes.
CREATE TABLE webhooks (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users,
  api_key_id uuid REFERENCES api_keys,
  url text NOT NULL CHECK (length(url) <= 2000),
  types text[] NOT NULL CHECK (cardinality(types) > 0),
  description text CHECK (length(description) <= 500),
  state text NOT NULL CHECK (state IN ('ACTIVE', 'PAUSED', 'DISABLED')),
  state_reason text CHECK (state_reason IN ('OWNER', 'FAILING', 'GONE', 'NO_ACCESS')),
  started_after bigint NOT NULL,
  paused_after bigint,
  secrets_jwe text NOT NULL,
  previous_secret_until timestamptz,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CHECK ((state = 'ACTIVE') = (state_reason IS NULL))
);
CREATE INDEX webhooks_by_user ON webhooks (user_id, created_at, id);
CREATE INDEX webhooks_by_api_key ON webhooks (api_key_id);
CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  webhook_id uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  event_id uuid NOT NULL,
  event_type text NOT NULL,
  resource text NOT NULL,
  resource_id uuid NOT NULL,
  position bigint,
  body text NOT NULL,
  status text NOT NULL CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  attempts integer NOT NULL DEFAULT 0,
  attempted_at timestamptz,
  response_status integer,
  duration_ms bigint,
  error text,
  next_attempt_at timestamptz,
  leased_until timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id, created_at, id);
CREATE INDEX webhook_deliveries_created_at ON webhook_deliveries (created_at, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at) WHERE status = 'PENDING';
CREATE INDEX webhook_deliveries_order ON webhook_deliveries (webhook_id, resource_id, seq) WHERE status = 'PENDING';
--rollback DROP TABLE webhook_deliveries; DROP TABLE webhooks;
