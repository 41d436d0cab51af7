-- GET of a page of 20 products: one row more says whether there is a next page. Every 200th time it draws another page.
\set turn :turn + 1
\if :turn % 200 = 1
\set n random(100, 10000)
SELECT id AS product, created_at::text AS created FROM products WHERE sku = 'SKU-' || lpad((:n)::text, 6, '0') \gset
\endif
-- statements
SELECT p.id, p.sku, p.external_reference, p.name, p.description, p.price_minor, p.price_currency,
p.active, p.attributes::text AS attributes, p.created_at, p.updated_at, p.archived_at,
p.version, (p.created_at)::text AS key_0, p.id AS key_id FROM products p
WHERE p.deleted_at IS NULL AND p.archived_at IS NULL AND (p.created_at, p.id) < ((:created)::timestamptz, (:product)::uuid)
ORDER BY p.created_at DESC, p.id DESC LIMIT 21;
