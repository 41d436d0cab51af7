--liquibase formatted sql

--changeset bedloe:platform-012-amounts splitStatements:false
--comment The same amounts. PostgreSQL inlined the former function into the index expression, and prepared its 39 constants again for each inserted order; it prepares this one once for each connection. The indexes stay as they are; RESET makes open connections read their expressions again.
CREATE OR REPLACE FUNCTION money_amount(minor bigint, currency text) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  RETURN CASE
    WHEN currency IN ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF',
      'ADP','BEF','BYB','BYR','ESP','GRD','ITL','LUF','MGF','PTE','ROL','TPE','TRL') THEN minor::numeric
    WHEN currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND') THEN minor::numeric / 1000
    WHEN currency IN ('CLF','UYW') THEN minor::numeric / 10000
    ELSE minor::numeric / 100
  END;
END $$;
ALTER INDEX orders_by_total RESET (fillfactor);
ALTER INDEX products_by_price RESET (fillfactor);
--rollback CREATE OR REPLACE FUNCTION money_amount(minor bigint, currency text) RETURNS numeric
--rollback LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
--rollback RETURN CASE
--rollback   WHEN currency IN ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF',
--rollback     'ADP','BEF','BYB','BYR','ESP','GRD','ITL','LUF','MGF','PTE','ROL','TPE','TRL') THEN minor::numeric
--rollback   WHEN currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND') THEN minor::numeric / 1000
--rollback   WHEN currency IN ('CLF','UYW') THEN minor::numeric / 10000
--rollback   ELSE minor::numeric / 100
--rollback END;

--changeset bedloe:platform-013-stored-answers-as-they-are
--comment Answers below 8 kB are stored as they are: they live for 24 hours, and compressing each costs more than the space that it saves.
ALTER TABLE idempotency_answers SET (toast_tuple_target = 8160);
--rollback ALTER TABLE idempotency_answers RESET (toast_tuple_target);
