--liquibase formatted sql logicalFilePath:db/changelog/orders/002-snapshots.sql

--changeset bedloe:orders-002-buyers-and-milestones
--comment An order keeps its buyer as it was, who placed it, and when it was confirmed and cancelled. All columns are null where the version before this one still writes orders.
ALTER TABLE orders
  ADD COLUMN buyer_name text,
  ADD COLUMN buyer_email text,
  ADD COLUMN buyer_address_lines text,
  ADD COLUMN buyer_address_city text,
  ADD COLUMN buyer_address_region text,
  ADD COLUMN buyer_address_postal_code text,
  ADD COLUMN placed_by uuid,
  ADD COLUMN confirmed_at timestamptz,
  ADD COLUMN cancelled_at timestamptz;
--rollback ALTER TABLE orders
--rollback   DROP COLUMN buyer_name, DROP COLUMN buyer_email, DROP COLUMN buyer_address_lines,
--rollback   DROP COLUMN buyer_address_city, DROP COLUMN buyer_address_region,
--rollback   DROP COLUMN buyer_address_postal_code, DROP COLUMN placed_by, DROP COLUMN confirmed_at,
--rollback   DROP COLUMN cancelled_at;

--changeset bedloe:orders-003-backfill
--comment One pass over the old orders: the buyer as the customer is today, the rest from the history. Imported sales count from the time that the file gave.
UPDATE orders o SET
  buyer_name = c.name,
  buyer_email = c.email,
  buyer_address_lines = c.address_lines,
  buyer_address_city = c.address_city,
  buyer_address_region = c.address_region,
  buyer_address_postal_code = c.address_postal_code,
  placed_by = h.placed_by,
  confirmed_at = CASE
    WHEN h.confirmed_at IS NOT NULL THEN h.confirmed_at
    WHEN o.kind = 'SALE' AND o.historical THEN o.placed_at END,
  cancelled_at = h.cancelled_at
FROM orders n
LEFT JOIN customers c ON c.id = n.customer_id
LEFT JOIN (
  SELECT order_id,
    (array_agg(actor_id) FILTER (WHERE from_status IS NULL))[1] AS placed_by,
    min(at) FILTER (WHERE to_status = 'CONFIRMED') AS confirmed_at,
    min(at) FILTER (WHERE to_status = 'CANCELLED') AS cancelled_at
  FROM order_history GROUP BY order_id) h ON h.order_id = n.id
WHERE n.id = o.id;
--rollback SELECT 1;

--changeset bedloe:orders-004-open-and-confirmed
--comment The first two hold unconfirmed orders alone, one small entry for each, and answer how many a customer or an account has.
CREATE INDEX orders_open_by_customer ON orders (customer_id)
  WHERE status = 'PLACED' AND customer_id IS NOT NULL;
CREATE INDEX orders_open_by_account ON orders (placed_by)
  WHERE status = 'PLACED' AND customer_id IS NULL;
CREATE INDEX orders_by_confirmed_at ON orders (confirmed_at) WHERE confirmed_at IS NOT NULL;
CREATE INDEX orders_by_cancelled_at ON orders (cancelled_at)
  WHERE cancelled_at IS NOT NULL AND confirmed_at IS NOT NULL;
--rollback DROP INDEX orders_open_by_customer; DROP INDEX orders_open_by_account;
--rollback DROP INDEX orders_by_confirmed_at; DROP INDEX orders_by_cancelled_at;

--changeset bedloe:orders-005-returns-in-the-history
--comment Says which entry of the history a return belongs to. Both were written at the same moment.
ALTER TABLE order_returns ADD COLUMN history_id uuid REFERENCES order_history;
UPDATE order_returns r SET history_id = h.id
FROM order_history h WHERE h.order_id = r.order_id AND h.at = r.at;
--rollback ALTER TABLE order_returns DROP COLUMN history_id;
