--liquibase formatted sql logicalFilePath:db/changelog/orders/004-order-keys.sql

--changeset bedloe:orders-007-lines-without-a-product-key
--comment The products of an order are read in its transaction, and no product is ever deleted (ADR 103). No query looks for lines by their product. It locks both tables for milliseconds.
ALTER TABLE order_lines DROP CONSTRAINT order_lines_product_id_fkey;
DROP INDEX order_lines_by_product;
--rollback CREATE INDEX order_lines_by_product ON order_lines (product_id);
--rollback ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products;

--changeset bedloe:orders-008-references-and-customers-that-exist
--comment Orders without an external reference or a customer have no entry. Each index takes a second or less for a million orders, in which writes of orders wait. On a larger table create both before the update with CREATE INDEX CONCURRENTLY under these names, and check that they are valid (ADR 103); the change then does not build them.
CREATE UNIQUE INDEX IF NOT EXISTS orders_by_external_reference ON orders (external_reference)
  WHERE external_reference IS NOT NULL;
CREATE INDEX IF NOT EXISTS orders_of_customers ON orders (customer_id, placed_at, id)
  WHERE customer_id IS NOT NULL;
--rollback DROP INDEX orders_of_customers; DROP INDEX orders_by_external_reference;

--changeset bedloe:orders-009-former-indexes
ALTER TABLE orders DROP CONSTRAINT orders_external_reference_key;
DROP INDEX orders_by_customer;
--rollback CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id);
--rollback ALTER TABLE orders ADD CONSTRAINT orders_external_reference_key UNIQUE (external_reference);
