--liquibase formatted sql

--changeset bedloe:platform-001-extensions
--comment Trigram indexes serve "contains" filters and searches with typing mistakes.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--rollback DROP EXTENSION IF EXISTS pg_trgm;

--changeset bedloe:platform-002-money splitStatements:false
--comment Minor units as a decimal amount, to filter and sort prices by; digits as ISO 4217 has them.
CREATE FUNCTION money_amount(minor bigint, currency text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN CASE
  WHEN currency IN ('BIF','CLP','DJF','GNF','ISK','JPY','KMF','KRW','PYG','RWF','UGX','UYI','VND','VUV','XAF','XOF','XPF') THEN minor::numeric
  WHEN currency IN ('BHD','IQD','JOD','KWD','LYD','OMR','TND') THEN minor::numeric / 1000
  WHEN currency IN ('CLF','UYW') THEN minor::numeric / 10000
  ELSE minor::numeric / 100
END;
--rollback DROP FUNCTION money_amount(bigint, text);

--changeset bedloe:platform-003-idempotency
CREATE TABLE idempotency_answers (
  caller_id uuid NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status integer NOT NULL,
  body text NOT NULL,
  location text,
  tag text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (caller_id, key)
);
CREATE INDEX idempotency_answers_created_at ON idempotency_answers (created_at);
--rollback DROP TABLE idempotency_answers;
