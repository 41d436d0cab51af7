--liquibase formatted sql logicalFilePath:db/changelog/inventory/003-ledger-keys.sql

--changeset bedloe:inventory-005-movements-follow-stock splitStatements:false
--comment A movement is inserted from the row of stock that the same statement changes, and that row references its product (ADR 103). It locks both tables for milliseconds.
CREATE FUNCTION refuse_stock_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'stock is never deleted, because the stock ledger is append-only and names it'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER stock_is_not_deleted BEFORE DELETE OR TRUNCATE ON stock
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_stock_deletion();
ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_product_id_fkey;
--rollback ALTER TABLE stock_movements ADD CONSTRAINT stock_movements_product_id_fkey FOREIGN KEY (product_id) REFERENCES products;
--rollback DROP TRIGGER stock_is_not_deleted ON stock; DROP FUNCTION refuse_stock_deletion();

--changeset bedloe:inventory-006-movements-by-product-and-time
--comment The index of the list becomes the primary key, so that each movement has one entry less. Writes of movements wait while it is built, some seconds for 5 million. On a larger table create it before the update with CREATE UNIQUE INDEX CONCURRENTLY, and check that it is valid (ADR 103); the change then does nothing.
CREATE UNIQUE INDEX IF NOT EXISTS stock_movements_key ON stock_movements (product_id, at, id);
--rollback DROP INDEX IF EXISTS stock_movements_key;

--changeset bedloe:inventory-007-key-of-movements
--comment It locks the table for milliseconds, because the index exists.
ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_pkey,
  ADD CONSTRAINT stock_movements_pkey PRIMARY KEY USING INDEX stock_movements_key;
DROP INDEX stock_movements_by_product;
--rollback CREATE INDEX stock_movements_by_product ON stock_movements (product_id, at, id);
--rollback ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_pkey, ADD PRIMARY KEY (id);
