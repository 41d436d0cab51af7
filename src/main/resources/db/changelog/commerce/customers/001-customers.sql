--liquibase formatted sql logicalFilePath:db/changelog/customers/001-customers.sql

--changeset bedloe:customers-001-customers
CREATE TABLE customers (
  id uuid PRIMARY KEY,
  external_reference text,
  name text NOT NULL,
  email text,
  country text CHECK (country ~ '^[A-Z]{2}$'),
  address_lines text,
  address_city text,
  address_region text,
  address_postal_code text,
  account_id uuid REFERENCES users,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL
);
CREATE UNIQUE INDEX customers_external_reference ON customers (external_reference)
  WHERE deleted_at IS NULL AND external_reference IS NOT NULL;
CREATE UNIQUE INDEX customers_account ON customers (account_id)
  WHERE deleted_at IS NULL AND account_id IS NOT NULL;
CREATE INDEX customers_by_created_at ON customers (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_updated_at ON customers (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_name ON customers (name, id) WHERE deleted_at IS NULL;
CREATE INDEX customers_by_email ON customers (lower(email)) WHERE deleted_at IS NULL;
CREATE INDEX customers_name_trigrams ON customers USING gin (name gin_trgm_ops);
--rollback DROP TABLE customers;
