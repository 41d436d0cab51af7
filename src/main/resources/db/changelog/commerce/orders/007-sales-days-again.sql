--liquibase formatted sql logicalFilePath:db/changelog/orders/007-sales-days-again.sql

--changeset bedloe:orders-013-changed-lines-of-sales splitStatements:false
--comment Bedloe does not change or delete the lines of an order. What an operator changes by hand marks the days of the sale as stale. It locks the table of lines for milliseconds.
CREATE FUNCTION note_stale_days_of_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_stale_sales_days(ARRAY[o.confirmed_at, o.cancelled_at,
    CASE WHEN o.kind = 'CREDIT_NOTE' THEN o.placed_at END])
  FROM orders o WHERE o.id = OLD.order_id;
  RETURN NULL;
END $$;
CREATE TRIGGER order_lines_changed AFTER UPDATE OF quantity, total_minor ON order_lines FOR EACH ROW
  WHEN (OLD.quantity <> NEW.quantity OR OLD.total_minor <> NEW.total_minor)
  EXECUTE FUNCTION note_stale_days_of_line();
CREATE TRIGGER order_lines_deleted AFTER DELETE ON order_lines FOR EACH ROW
  EXECUTE FUNCTION note_stale_days_of_line();
--rollback DROP TRIGGER order_lines_deleted ON order_lines; DROP TRIGGER order_lines_changed ON order_lines;
--rollback DROP FUNCTION note_stale_days_of_line();

--changeset bedloe:orders-014-summarize-again
--comment While the triggers of sales are rolled back nothing marks a day as stale. So all days are summarized again whenever they are created again; until then the report reads the orders. The lock waits for transactions that are marking days.
SELECT pg_advisory_xact_lock(hashtextextended('sales_days', 0));
DELETE FROM sales_days;
DELETE FROM sales_stale_days;
UPDATE sales_summary SET summarized_before = '-infinity', closed_before = '-infinity',
  closing_before = NULL, closing_xid = NULL;
--rollback DELETE FROM sales_days; UPDATE sales_summary SET summarized_before = '-infinity', closed_before = '-infinity', closing_before = NULL, closing_xid = NULL;
