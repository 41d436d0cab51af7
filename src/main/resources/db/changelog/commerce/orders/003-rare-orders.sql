--liquibase formatted sql logicalFilePath:db/changelog/orders/003-rare-orders.sql

--changeset bedloe:orders-006-rare-orders
--comment For filters that match few orders or none. The first answers for a currency, and for a country by skipping through the few currencies; equal entries share one key, so that it is small. The others have no entry of an order that is placed. Each takes 1 to 3 seconds for a million orders, in which writes of orders wait. On a larger table create it before the update with CREATE INDEX CONCURRENTLY, and check that it is valid (ADR 103); the change then does nothing.
CREATE INDEX IF NOT EXISTS orders_by_currency_and_country ON orders (currency, country);
CREATE INDEX IF NOT EXISTS orders_credit_notes ON orders (placed_at, id) WHERE kind = 'CREDIT_NOTE';
CREATE INDEX IF NOT EXISTS orders_historical ON orders (placed_at, id) WHERE historical;
--rollback DROP INDEX orders_historical; DROP INDEX orders_credit_notes; DROP INDEX orders_by_currency_and_country;
