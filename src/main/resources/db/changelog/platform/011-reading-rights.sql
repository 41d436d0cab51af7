--liquibase formatted sql

--changeset bedloe:platform-reading-rights
--comment A fingerprint of what the caller could read; answers without one, of before, are not given again.
ALTER TABLE idempotency_answers ADD COLUMN reading_rights text;
--rollback ALTER TABLE idempotency_answers DROP COLUMN reading_rights;
