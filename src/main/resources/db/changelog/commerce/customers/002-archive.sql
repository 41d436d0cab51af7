--liquibase formatted sql logicalFilePath:db/changelog/customers/002-archive.sql

--changeset bedloe:customers-002-archive
--comment An archived customer is left out of lists by default, and nobody orders for it until it is restored.
ALTER TABLE customers ADD COLUMN archived_at timestamptz;
--rollback ALTER TABLE customers DROP COLUMN archived_at;
