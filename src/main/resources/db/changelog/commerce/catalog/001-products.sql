--liquibase formatted sql logicalFilePath:db/changelog/catalog/001-products.sql

--changeset bedloe:catalog-001-products
CREATE TABLE products (
  id uuid PRIMARY KEY,
  sku text NOT NULL,
  external_reference text,
  name text NOT NULL,
  description text,
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  price_currency text NOT NULL CHECK (price_currency ~ '^[A-Z]{3}$'),
  active boolean NOT NULL,
  attributes jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  deleted_at timestamptz,
  version integer NOT NULL,
  search tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', sku), 'A')
    || setweight(to_tsvector('simple', name), 'B')
    || setweight(to_tsvector('simple', coalesce(description, '')), 'C')) STORED
);
CREATE UNIQUE INDEX products_sku ON products (sku) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX products_external_reference ON products (external_reference)
  WHERE deleted_at IS NULL AND external_reference IS NOT NULL;
CREATE INDEX products_by_created_at ON products (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_updated_at ON products (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_sku ON products (sku, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_name ON products (name, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_price ON products (money_amount(price_minor, price_currency), id)
  WHERE deleted_at IS NULL;
CREATE INDEX products_search ON products USING gin (search);
CREATE INDEX products_name_trigrams ON products USING gin (name gin_trgm_ops);
CREATE INDEX products_sku_trigrams ON products USING gin (sku gin_trgm_ops);
--rollback DROP TABLE products;
