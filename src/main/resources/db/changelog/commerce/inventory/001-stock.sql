--liquibase formatted sql logicalFilePath:db/changelog/inventory/001-stock.sql

--changeset bedloe:inventory-001-stock
CREATE TABLE stock (
  product_id uuid PRIMARY KEY REFERENCES products,
  on_hand bigint NOT NULL CHECK (on_hand >= 0),
  reserved bigint NOT NULL CHECK (reserved >= 0),
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT stock_not_oversold CHECK (reserved <= on_hand)
);
CREATE INDEX stock_by_updated_at ON stock (updated_at, product_id);
CREATE INDEX stock_by_available ON stock ((on_hand - reserved), product_id);
--rollback DROP TABLE stock;

--changeset bedloe:inventory-002-movements
CREATE TABLE stock_movements (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products,
  kind text NOT NULL
    CHECK (kind IN ('RECEIPT', 'ADJUSTMENT', 'RESERVATION', 'RELEASE', 'SHIPMENT', 'RETURN')),
  on_hand_change bigint NOT NULL,
  reserved_change bigint NOT NULL,
  order_id uuid,
  reason text,
  actor_id uuid NOT NULL,
  actor_name text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX stock_movements_by_product ON stock_movements (product_id, at, id);
CREATE INDEX stock_movements_by_order ON stock_movements (order_id) WHERE order_id IS NOT NULL;
--rollback DROP TABLE stock_movements;

--changeset bedloe:inventory-003-ledger-is-append-only splitStatements:false
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the stock ledger is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movements
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
--rollback DROP TRIGGER stock_movements_append_only ON stock_movements;
--rollback DROP FUNCTION refuse_ledger_change();
