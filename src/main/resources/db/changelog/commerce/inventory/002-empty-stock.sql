--liquibase formatted sql logicalFilePath:db/changelog/inventory/002-empty-stock.sql

--changeset bedloe:inventory-004-empty-stock
--comment For the filter onHand=0. It has entries for products without stock alone. It takes a second for a million products.
CREATE INDEX IF NOT EXISTS stock_empty ON stock (updated_at, product_id) WHERE on_hand = 0;
--rollback DROP INDEX stock_empty;
