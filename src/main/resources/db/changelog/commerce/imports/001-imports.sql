--liquibase formatted sql logicalFilePath:db/changelog/imports/001-imports.sql

--changeset bedloe:imports-001-imports
CREATE TABLE imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('PRODUCTS', 'CUSTOMERS', 'STOCK', 'ORDERS')),
  state text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED')),
  dry_run boolean NOT NULL,
  header text NOT NULL,
  delimiter text NOT NULL,
  rows_read bigint NOT NULL,
  refused bigint NOT NULL,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  started_at timestamptz NOT NULL,
  alive_at timestamptz NOT NULL
);
CREATE INDEX imports_by_started_at ON imports (started_at);
CREATE TABLE import_refusals (
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  row_number bigint NOT NULL,
  record text NOT NULL,
  refused_column text NOT NULL,
  refused_value text NOT NULL,
  refused_code text NOT NULL,
  refused_detail text NOT NULL,
  PRIMARY KEY (import_id, row_number)
);
--rollback DROP TABLE import_refusals; DROP TABLE imports;

--changeset bedloe:imports-002-staging
--comment Unlogged: a database that crashes forgets a half-read file, which is what it should do with one.
CREATE UNLOGGED TABLE import_rows (
  import_id uuid NOT NULL,
  row_number bigint NOT NULL,
  id uuid NOT NULL,
  record text NOT NULL,
  reference text,
  sku text,
  name text,
  description text,
  quantity bigint,
  price_minor bigint,
  currency text,
  at timestamptz,
  customer text,
  email text,
  country text,
  address_lines text,
  address_city text,
  address_region text,
  address_postal_code text,
  active boolean,
  reason text,
  refused_code text,
  refused_column text,
  refused_value text,
  refused_detail text,
  outcome text CHECK (outcome IN ('CREATE', 'UPDATE', 'KEEP')),
  PRIMARY KEY (import_id, row_number)
);
CREATE INDEX import_rows_by_reference ON import_rows (import_id, reference);
CREATE INDEX import_rows_by_sku ON import_rows (import_id, sku, row_number);
CREATE INDEX import_rows_by_customer ON import_rows (import_id, customer, row_number)
  WHERE customer IS NOT NULL;
CREATE UNLOGGED TABLE import_groups (
  import_id uuid NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  customer text,
  country text,
  currency text NOT NULL,
  total_minor bigint NOT NULL,
  placed_at timestamptz NOT NULL,
  lines bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('NEW', 'SAME', 'REFUSED')),
  chunk bigint,
  PRIMARY KEY (import_id, reference)
);
CREATE INDEX import_groups_by_chunk ON import_groups (import_id, chunk);
--rollback DROP TABLE import_groups; DROP TABLE import_rows;

--changeset bedloe:imports-003-receipts
--comment A stock receipt that was imported is known by its reference, so that it is received once.
CREATE TABLE imported_receipts (
  reference text PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products,
  sku text NOT NULL,
  quantity bigint NOT NULL CHECK (quantity > 0),
  import_id uuid NOT NULL,
  at timestamptz NOT NULL
);
--rollback DROP TABLE imported_receipts;
