--liquibase formatted sql logicalFilePath:db/changelog/orders/004-order-keys.sql

--changeset bedloe:orders-007-lines-without-a-product-key
--comment The products of an order are read in its transaction, and no product is ever deleted (ADR 103). No query looks for lines by their product. It locks both tables for milliseconds.
ALTER TABLE order_lines DROP CONSTRAINT order_lines_product_id_fkey;
DROP INDEX order_lines_by_product;
--rollback CREATE INDEX order_lines_by_product ON order_lines (product_id);
--rollback ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products;

--changeset bedloe:orders-008-references-and-customers-that-exist
--validCheckSum: 9:d46251767e34b4d0315eed4906a127a2
--comment Orders without a customer have no entry. It takes a second or less for a million orders, in which writes of orders wait. On a larger table create it before the update with CREATE INDEX CONCURRENTLY under this name; the change then does not build it. The first text of this change built a partial index of external references too.
CREATE INDEX IF NOT EXISTS orders_of_customers ON orders (customer_id, placed_at, id)
  WHERE customer_id IS NOT NULL;
--rollback DROP INDEX orders_of_customers;

--changeset bedloe:orders-009-former-indexes
--validCheckSum: 9:1253df38da864243b005ad78060ff7cd
--comment The first text of this change also dropped the unique constraint of external references, which imports of the version before need.
DROP INDEX orders_by_customer;
--rollback CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id);
