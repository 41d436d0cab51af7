--liquibase formatted sql logicalFilePath:db/changelog/orders/005-sales-days.sql

--changeset bedloe:orders-010-sales-days
--comment The figures of the sales report for each day of UTC that has ended. ADR 122 says how they stay exact. A timer fills them in the background; until then, and for a day that is stale, the report reads the orders.
CREATE TABLE sales_days (
  day date NOT NULL,
  currency text NOT NULL,
  country text,
  orders bigint NOT NULL,
  units bigint NOT NULL,
  gross_minor bigint NOT NULL,
  cancelled_orders bigint NOT NULL,
  cancelled_minor bigint NOT NULL,
  returned_minor bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (day, currency, country)
);
CREATE TABLE sales_stale_days (
  day date NOT NULL
);
CREATE INDEX sales_stale_days_by_day ON sales_stale_days (day);
CREATE TABLE sales_summary (
  only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row),
  summarized_before date NOT NULL,
  closed_before date NOT NULL,
  closing_before date,
  closing_xid bigint
);
INSERT INTO sales_summary (summarized_before, closed_before) VALUES ('-infinity', '-infinity');
--rollback DROP TABLE sales_summary; DROP TABLE sales_stale_days; DROP TABLE sales_days;

--changeset bedloe:orders-011-stale-sales-days splitStatements:false
--comment Whoever writes a sale, a cancellation or a return of more than an hour ago marks its day as stale in the same transaction: imports of historical orders do, and no order that is placed, confirmed or cancelled now. The shared lock lets the timer summarize a day only when no such transaction is under way.
CREATE FUNCTION note_stale_sales_days(times timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('sales_days', 0));
  INSERT INTO sales_stale_days (day)
  SELECT DISTINCT (t.at AT TIME ZONE 'UTC')::date
  FROM unnest(times) AS t (at)
  WHERE t.at < clock_timestamp() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM sales_stale_days s WHERE s.day = (t.at AT TIME ZONE 'UTC')::date);
END $$;
CREATE FUNCTION note_stale_days_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM note_stale_sales_days(ARRAY[OLD.confirmed_at, OLD.cancelled_at, OLD.placed_at]);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM note_stale_sales_days(ARRAY[NEW.confirmed_at, NEW.cancelled_at,
      CASE WHEN NEW.kind = 'CREDIT_NOTE' THEN NEW.placed_at END]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER orders_late_sale AFTER INSERT ON orders FOR EACH ROW
  WHEN (NEW.confirmed_at < clock_timestamp() - interval '1 hour'
    OR NEW.cancelled_at < clock_timestamp() - interval '1 hour'
    OR NEW.kind = 'CREDIT_NOTE')
  EXECUTE FUNCTION note_stale_days_of_order();
CREATE TRIGGER orders_changed_sale AFTER UPDATE ON orders FOR EACH ROW
  WHEN (OLD.confirmed_at IS DISTINCT FROM NEW.confirmed_at
      AND least(OLD.confirmed_at, NEW.confirmed_at) < clock_timestamp() - interval '1 hour'
    OR OLD.cancelled_at IS DISTINCT FROM NEW.cancelled_at
      AND least(OLD.cancelled_at, NEW.cancelled_at) < clock_timestamp() - interval '1 hour'
    OR OLD.kind <> NEW.kind OR OLD.currency <> NEW.currency
    OR OLD.country IS DISTINCT FROM NEW.country OR OLD.placed_at <> NEW.placed_at)
  EXECUTE FUNCTION note_stale_days_of_order();
CREATE TRIGGER orders_deleted_sale AFTER DELETE ON orders FOR EACH ROW
  EXECUTE FUNCTION note_stale_days_of_order();
CREATE FUNCTION note_stale_days_of_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM note_stale_sales_days(ARRAY[OLD.at]);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM note_stale_sales_days(ARRAY[NEW.at]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER order_returns_late AFTER INSERT ON order_returns FOR EACH ROW
  WHEN (NEW.at < clock_timestamp() - interval '1 hour')
  EXECUTE FUNCTION note_stale_days_of_return();
CREATE TRIGGER order_returns_changed AFTER UPDATE OR DELETE ON order_returns FOR EACH ROW
  EXECUTE FUNCTION note_stale_days_of_return();
--rollback DROP TRIGGER order_returns_changed ON order_returns; DROP TRIGGER order_returns_late ON order_returns;
--rollback DROP TRIGGER orders_deleted_sale ON orders; DROP TRIGGER orders_changed_sale ON orders; DROP TRIGGER orders_late_sale ON orders;
--rollback DROP FUNCTION note_stale_days_of_return(); DROP FUNCTION note_stale_days_of_order(); DROP FUNCTION note_stale_sales_days(timestamptz[]);
