--liquibase formatted sql logicalFilePath:db/changelog/orders/006-reference-key.sql

--changeset bedloe:orders-012-reference-key splitStatements:false
--comment For databases with the first texts of orders-008 and orders-009, which had a partial index instead. PostgreSQL does not infer it from ON CONFLICT (external_reference), with which the version before imports orders. For all others this does nothing.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_constraint
      WHERE conrelid = 'orders'::regclass AND conname = 'orders_external_reference_key') THEN
    ALTER TABLE orders ADD CONSTRAINT orders_external_reference_key UNIQUE (external_reference);
  END IF;
END $$;
DROP INDEX IF EXISTS orders_by_external_reference;
--rollback empty
