--liquibase formatted sql

--changeset bedloe:platform-009-obsolete-currencies splitStatements:false
--comment Obsolete currencies without decimals had two here and none in single reads. The indexes that hold such amounts are built again.
DROP INDEX products_by_price;
DROP INDEX orders_by_total;
CREATE OR REPLACE FUNCTION money_amount(minor bigint, currency text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE
  WHEN currency IN ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF',
    'ADP','BEF','BYB','BYR','ESP','GRD','ITL','LUF','MGF','PTE','ROL','TPE','TRL') THEN minor::numeric
  WHEN currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND') THEN minor::numeric / 1000
  WHEN currency IN ('CLF','UYW') THEN minor::numeric / 10000
  ELSE minor::numeric / 100
END;
CREATE INDEX products_by_price ON products (money_amount(price_minor, price_currency), id)
  WHERE deleted_at IS NULL;
CREATE INDEX orders_by_total ON orders (money_amount(total_minor, currency), id);
--rollback DROP INDEX products_by_price;
--rollback DROP INDEX orders_by_total;
--rollback CREATE OR REPLACE FUNCTION money_amount(minor bigint, currency text) RETURNS numeric
--rollback LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
--rollback RETURN CASE
--rollback   WHEN currency IN ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') THEN minor::numeric
--rollback   WHEN currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND') THEN minor::numeric / 1000
--rollback   WHEN currency IN ('CLF','UYW') THEN minor::numeric / 10000
--rollback   ELSE minor::numeric / 100
--rollback END;
--rollback CREATE INDEX products_by_price ON products (money_amount(price_minor, price_currency), id)
--rollback   WHERE deleted_at IS NULL;
--rollback CREATE INDEX orders_by_total ON orders (money_amount(total_minor, currency), id);
