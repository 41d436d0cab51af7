--liquibase formatted sql logicalFilePath:db/changelog/catalog/002-sku-keys.sql

--changeset bedloe:catalog-002-sku-key splitStatements:false
--comment SKUs with the same key name the same product: case, blanks at the ends and the form of accents do not count. io.bedloe.kernel.Sku computes the same.
CREATE FUNCTION sku_key(sku text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(normalize(btrim(sku), NFC) COLLATE "pg_c_utf8");
--rollback DROP FUNCTION sku_key(text);

--changeset bedloe:catalog-003-normal-skus splitStatements:false
--comment Names the products whose SKUs collide, if there are some; otherwise writes SKUs in their normal form.
DO $$
DECLARE
  collisions text;
BEGIN
  SELECT string_agg(c.products, '; ') INTO collisions
  FROM (
    SELECT string_agg(quote_literal(sku) || ' (' || id || ')', ', ' ORDER BY created_at, id) AS products
    FROM products WHERE deleted_at IS NULL
    GROUP BY sku_key(sku) HAVING count(*) > 1 ORDER BY min(created_at) LIMIT 50) c;
  IF collisions IS NOT NULL THEN
    RAISE EXCEPTION 'these SKUs differ in case, blanks or accents alone, and name several products: %',
      collisions
      USING HINT = 'Rename or remove all but one product of each group with the version before this one, then start this version again.';
  END IF;
  UPDATE products SET sku = normalize(btrim(sku), NFC), version = version + 1
  WHERE deleted_at IS NULL AND sku <> normalize(btrim(sku), NFC);
END $$;
--rollback empty

--changeset bedloe:catalog-004-sku-key-index
--comment Built in one transaction, since CREATE INDEX CONCURRENTLY waits for servers that wait for the migration's lock. Writes of products wait meanwhile, a second for some hundred thousand.
CREATE UNIQUE INDEX products_sku_key ON products (sku_key(sku)) WHERE deleted_at IS NULL;
--rollback DROP INDEX products_sku_key;
