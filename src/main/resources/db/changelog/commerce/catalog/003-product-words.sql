--liquibase formatted sql logicalFilePath:db/changelog/catalog/003-product-words.sql

--changeset bedloe:catalog-005-product-words splitStatements:false
--comment The words of product names, with which a search compares a mistyped word. Words with digits are left out: they are sizes and numbers, and there are as many of them as products. The trigger fills the table, also for the version before this one; a word stays when its last product is removed.
CREATE TABLE product_words (
  word text COLLATE "C" PRIMARY KEY
);
CREATE FUNCTION note_product_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product_words (word)
  SELECT DISTINCT w.word
  FROM written p, unnest(tsvector_to_array(to_tsvector('simple', p.name))) AS w (word)
  WHERE length(w.word) BETWEEN 3 AND 40 AND w.word !~ '[0-9]'
    AND NOT EXISTS (SELECT FROM product_words k WHERE k.word = w.word COLLATE "C")
  ORDER BY 1
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER products_words_inserted AFTER INSERT ON products
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_product_words();
CREATE TRIGGER products_words_updated AFTER UPDATE ON products
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_product_words();
--rollback DROP TRIGGER products_words_updated ON products; DROP TRIGGER products_words_inserted ON products;
--rollback DROP FUNCTION note_product_words(); DROP TABLE product_words;

--changeset bedloe:catalog-006-product-words-fill
--comment Reads the names of all products, in 6 seconds for a million; requests are served meanwhile.
INSERT INTO product_words (word)
SELECT word FROM ts_stat('SELECT to_tsvector(''simple'', name) FROM products WHERE deleted_at IS NULL')
WHERE length(word) BETWEEN 3 AND 40 AND word !~ '[0-9]'
ON CONFLICT DO NOTHING;
--rollback DELETE FROM product_words;

--changeset bedloe:catalog-007-rare-products
--comment For filters that match few products or none. Each takes 1 to 3 seconds for a million products, in which writes of products wait. On a larger table create it before the update with CREATE INDEX CONCURRENTLY, and check that it is valid (ADR 103); the change then does nothing.
CREATE INDEX IF NOT EXISTS products_by_currency ON products (price_currency, created_at, id)
  WHERE deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS products_inactive ON products (created_at, id)
  WHERE NOT active AND deleted_at IS NULL;
CREATE INDEX IF NOT EXISTS products_archived ON products (created_at, id)
  WHERE archived_at IS NOT NULL AND deleted_at IS NULL;
--rollback DROP INDEX products_archived; DROP INDEX products_inactive; DROP INDEX products_by_currency;

--changeset bedloe:catalog-008-price-statistics
--comment Without them PostgreSQL takes it that every third product meets a filter by price, and reads all products for a price that none has. Takes two seconds for a million products; requests are served meanwhile.
CREATE STATISTICS products_price ON (money_amount(price_minor, price_currency)) FROM products;
ANALYZE products;
--rollback DROP STATISTICS products_price;
