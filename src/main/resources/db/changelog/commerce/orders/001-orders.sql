--liquibase formatted sql logicalFilePath:db/changelog/orders/001-orders.sql

--changeset bedloe:orders-001-orders
--comment Numbers for people come from one sequence; a number that a failed order took is not used again.
CREATE SEQUENCE order_numbers;
CREATE TABLE orders (
  id uuid PRIMARY KEY,
  number text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('SALE', 'CREDIT_NOTE')),
  status text NOT NULL CHECK (
    status IN ('PLACED', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'EXPIRED', 'RETURNED')),
  customer_id uuid REFERENCES customers,
  external_reference text UNIQUE,
  country text CHECK (country ~ '^[A-Z]{2}$'),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  total_minor bigint NOT NULL CHECK (total_minor >= 0),
  historical boolean NOT NULL,
  placed_at timestamptz NOT NULL,
  expires_at timestamptz,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
CREATE INDEX orders_by_placed_at ON orders (placed_at, id);
CREATE INDEX orders_by_updated_at ON orders (updated_at, id);
CREATE INDEX orders_by_total ON orders (money_amount(total_minor, currency), id);
CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id);
CREATE INDEX orders_by_status ON orders (status, placed_at, id);
CREATE INDEX orders_expiring ON orders (expires_at) WHERE status = 'PLACED';

CREATE TABLE order_lines (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders,
  position integer NOT NULL,
  product_id uuid NOT NULL REFERENCES products,
  sku text NOT NULL,
  name text NOT NULL,
  quantity bigint NOT NULL CHECK (quantity > 0),
  unit_price_minor bigint NOT NULL CHECK (unit_price_minor >= 0),
  total_minor bigint NOT NULL CHECK (total_minor = quantity * unit_price_minor),
  returned_quantity bigint NOT NULL CHECK (returned_quantity BETWEEN 0 AND quantity),
  UNIQUE (order_id, position)
);
CREATE INDEX order_lines_by_product ON order_lines (product_id);

CREATE TABLE order_history (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders,
  from_status text,
  to_status text NOT NULL,
  reason text,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX order_history_by_order ON order_history (order_id, at, id);

CREATE TABLE order_returns (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders,
  line_id uuid NOT NULL REFERENCES order_lines,
  quantity bigint NOT NULL CHECK (quantity > 0),
  amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
  at timestamptz NOT NULL
);
CREATE INDEX order_returns_by_order ON order_returns (order_id);
CREATE INDEX order_returns_by_at ON order_returns (at);
--rollback DROP TABLE order_returns; DROP TABLE order_history; DROP TABLE order_lines; DROP TABLE orders;
--rollback DROP SEQUENCE order_numbers;
