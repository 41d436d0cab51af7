-- GET of a product. Every 200th time it draws another product.
\set turn :turn + 1
\if :turn % 200 = 1
\set n random(1, 10000)
SELECT id AS product FROM products WHERE sku = 'SKU-' || lpad((:n)::text, 6, '0') \gset
\endif
-- statements
SELECT p.id, p.sku, p.external_reference, p.name, p.description, p.price_minor, p.price_currency,
p.active, p.attributes::text AS attributes, p.created_at, p.updated_at, p.archived_at,
p.version FROM products p WHERE p.id = (:product)::uuid AND p.deleted_at IS NULL;
