--liquibase formatted sql logicalFilePath:db/changelog/inventory/004-reorder-points.sql

--changeset bedloe:inventory-008-reorder-points
--comment A row stays when its reorder point is removed, so that its version is never used again. The table is apart from stock, which each order updates (ADR 146).
CREATE TABLE reorder_points (
  product_id uuid PRIMARY KEY REFERENCES products,
  quantity bigint CHECK (quantity BETWEEN 0 AND 1000000000),
  alerted_at timestamptz,
  version bigint NOT NULL,
  CHECK (alerted_at IS NULL OR quantity IS NOT NULL)
);
--rollback DROP TABLE reorder_points;
