-- An order of three lines: the statements that the server sends, in the same four round trips (ADRs 95 and 125). A pipeline is a round trip; the
-- driver, too, sends BEGIN together with the first statement. Every 200th time the script draws other products.
-- The originals stand in IdempotencyStore, OrderQueries, Catalog, NewOrders, Ledger, AuditTrail and Outbox. PlaceOrder and IdempotentRequests call
-- them in this order.
\set turn :turn + 1
\if :turn % 200 = 1
\set a random(1, 3333)
\set b random(3334, 6666)
\set c random(6667, 10000)
SELECT (SELECT id FROM products WHERE sku = 'SKU-' || lpad((:a)::text, 6, '0')) AS pa, (SELECT id FROM products WHERE sku = 'SKU-' || lpad((:b)::text, 6, '0')) AS pb, (SELECT id FROM products WHERE sku = 'SKU-' || lpad((:c)::text, 6, '0')) AS pc, (SELECT id FROM users WHERE email = 'bench-' || (:client_id)::int + 1 || '@bench.example') AS caller \gset
\endif
-- statements
\startpipeline
BEGIN;
SELECT pg_try_advisory_xact_lock(hashtextextended((:caller)::text || '/' || (:run)::text || (:turn)::text, 0)) AS held;
SELECT fingerprint, reading_rights, status, body, location, tag FROM idempotency_answers
WHERE caller_id = (:caller)::uuid AND key = (:run)::text || '-' || (:turn)::text AND created_at > now() - interval '1 day';
\endpipeline
\startpipeline
SELECT nextval('order_numbers') AS n;
SELECT p.id, p.sku, p.name, p.price_minor, p.price_currency, p.active,
  p.archived_at IS NOT NULL AS archived
FROM products p
WHERE p.deleted_at IS NULL AND ((p.id = ANY (ARRAY[:pa, :pb, :pc, :pc]::uuid[])));
\endpipeline
\startpipeline
INSERT INTO orders (id, number, kind, status, customer_id, external_reference, buyer_name,
  buyer_email, buyer_address_lines, buyer_address_city, buyer_address_region,
  buyer_address_postal_code, placed_by, country, currency, total_minor, historical,
  placed_at, expires_at, updated_at, version)
VALUES (bench_id(:run, :turn, :client_id, 0), (:run)::text || '-' || (:client_id)::text || '-' || (:turn)::text, 'SALE', 'PLACED', NULL, NULL, NULL,
  NULL, NULL, NULL, NULL,
  NULL, (:caller)::uuid, NULL, 'EUR', 26960, FALSE,
  now(), now() + interval '2 days', now(), 0);
INSERT INTO order_lines (id, order_id, position, product_id, sku, name, quantity,
  unit_price_minor, total_minor, returned_quantity)
SELECT l.id, bench_id(:run, :turn, :client_id, 0), l.position, l.product_id, l.sku, l.name, l.quantity, l.price, l.total, 0
FROM unnest(ARRAY[bench_id(:run, :turn, :client_id, 1), bench_id(:run, :turn, :client_id, 2), bench_id(:run, :turn, :client_id, 3)],
  ARRAY[:pa, :pb, :pc]::uuid[], '{SKU-001000,SKU-001000,SKU-001000}'::text[], '{Product 1000,Product 1000,Product 1000}'::text[],
  '{3,1,2}'::bigint[], '{3429,9595,3539}'::bigint[],
  '{10287,9595,7078}'::bigint[]) WITH ORDINALITY
  AS l (id, product_id, sku, name, quantity, price, total, position);
INSERT INTO order_history (id, order_id, to_status, actor_id, actor_name, at)
VALUES (bench_id(:run, :turn, :client_id, 4), bench_id(:run, :turn, :client_id, 0), 'PLACED', (:caller)::uuid, 'bench-1@bench.example', now());
WITH wanted AS (
  SELECT * FROM unnest(ARRAY[bench_id(:run, :turn, :client_id, 5), bench_id(:run, :turn, :client_id, 6), bench_id(:run, :turn, :client_id, 7)],
    ARRAY[(:pa)::uuid, (:pb)::uuid, (:pc)::uuid], '{0,0,0}'::bigint[], '{3,1,2}'::bigint[])
    AS w (movement_id, product_id, on_hand_change, reserved_change)),
held AS MATERIALIZED (
  SELECT s.product_id, s.on_hand, s.reserved
  FROM stock s JOIN wanted w USING (product_id)
  ORDER BY s.product_id FOR UPDATE OF s),
short AS MATERIALIZED (
  SELECT w.product_id, coalesce(h.on_hand - h.reserved, 0) AS available
  FROM wanted w LEFT JOIN held h USING (product_id)
  WHERE h.product_id IS NULL
    OR h.reserved + w.reserved_change < 0
    OR h.reserved + w.reserved_change > h.on_hand + w.on_hand_change),
moved AS (
  UPDATE stock s SET
    on_hand = s.on_hand + w.on_hand_change,
    reserved = s.reserved + w.reserved_change,
    version = s.version + 1,
    updated_at = now()
  FROM wanted w
  WHERE s.product_id = w.product_id AND NOT EXISTS (SELECT FROM short)
  RETURNING w.*),
logged AS (
  INSERT INTO stock_movements (
    id, product_id, kind, on_hand_change, reserved_change,
    order_id, reason, actor_id, actor_name, at)
  SELECT m.movement_id, m.product_id, 'RESERVATION', m.on_hand_change, m.reserved_change,
    bench_id(:run, :turn, :client_id, 0), NULL, (:caller)::uuid, 'bench-1@bench.example', now()
  FROM moved m)
SELECT product_id, available FROM short ORDER BY product_id;
\endpipeline
\startpipeline
INSERT INTO audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name,
  session_id, api_key_id, impersonator_id, request_id, before, after, mac)
VALUES (bench_id(:run, :turn, :client_id, 8), now(), 'order.placed', 'order', bench_id(:run, :turn, :client_id, 0)::text, (:caller)::uuid, 'bench-1@bench.example',
  (:caller)::uuid, NULL, NULL, 'bench-1', NULL, (:audited)::jsonb, '1.dce9acbb.3233fe0fc03071cf9c34b6183f2f36ad645f77f4c1481f4831d3b560abf2edb9');
INSERT INTO outbox (id, type, resource, resource_id, at, request_id, trace_parent, data)
VALUES (bench_id(:run, :turn, :client_id, 9), 'io.bedloe.order.placed.v1', 'orders', bench_id(:run, :turn, :client_id, 0), now(), 'bench-1', NULL,
  '{"id": "01a20214-18ae-72a8-af44-02374699d9dd", "number": "SO-2026-000001", "kind": "SALE", "total": {"amount": "269.60", "currency": "EUR"}, "placedAt": "2026-11-22 12 h 00 min 00 s"}'::json);
INSERT INTO idempotency_answers
  (caller_id, key, fingerprint, reading_rights, status, body, location, tag, created_at)
VALUES ((:caller)::uuid, (:run)::text || '-' || (:turn)::text, '9320712c89055f432f748bdf657c350a2504b56e57bc344ee555aa1a8f9014b5',
  '0612be68f6ab6d738de918e7e022a237e9d932240a8d75d5b91cd35465fdfaa3', 201, (:answer)::text, 'http://127.0.0.1:9080/api/v1/orders/01a20214-18ae-72a8-af44-02374699d9dd', 'v0', now())
ON CONFLICT (caller_id, key) DO UPDATE SET
  fingerprint = excluded.fingerprint, reading_rights = excluded.reading_rights,
  status = excluded.status, body = excluded.body,
  location = excluded.location, tag = excluded.tag, created_at = excluded.created_at;
COMMIT;
\endpipeline
