--liquibase formatted sql logicalFilePath:db/changelog/catalog/005-product-words-without-waiting.sql

--changeset bedloe:catalog-009-product-words-without-waiting splitStatements:false
--comment With a unique key a transaction waited for another one that was writing the same new word, and two of them could deadlock. Without it both write the word, and searches read it once. Changes of products that keep their name do not look at words any more. The table of products is locked first, as writes of products lock it.
DROP TRIGGER products_words_updated ON products;
CREATE FUNCTION note_words_of_renamed_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO product_words (word)
  SELECT w.word
  FROM unnest(tsvector_to_array(to_tsvector('simple', NEW.name))) AS w (word)
  WHERE length(w.word) BETWEEN 3 AND 40 AND w.word !~ '[0-9]'
    AND NOT EXISTS (SELECT FROM product_words k WHERE k.word = w.word COLLATE "C");
  RETURN NULL;
END $$;
CREATE TRIGGER products_words_renamed AFTER UPDATE OF name ON products
  FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
  EXECUTE FUNCTION note_words_of_renamed_product();
ALTER TABLE product_words DROP CONSTRAINT product_words_pkey;
ALTER TABLE product_words ALTER COLUMN word SET NOT NULL;
CREATE INDEX product_words_by_word ON product_words (word);
--rollback DROP TRIGGER products_words_renamed ON products;
--rollback DROP FUNCTION note_words_of_renamed_product();
--rollback CREATE TRIGGER products_words_updated AFTER UPDATE ON products REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION note_product_words();
--rollback DROP INDEX product_words_by_word;
--rollback DELETE FROM product_words a USING product_words b WHERE a.word = b.word AND a.ctid > b.ctid;
--rollback ALTER TABLE product_words ADD PRIMARY KEY (word);
