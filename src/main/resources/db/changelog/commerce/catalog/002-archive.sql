--liquibase formatted sql logicalFilePath:db/changelog/catalog/002-archive.sql

--changeset bedloe:catalog-002-archive
--comment An archived product keeps its sku, is left out of lists by default and cannot be ordered until it is restored.
ALTER TABLE products ADD COLUMN archived_at timestamptz;
--rollback ALTER TABLE products DROP COLUMN archived_at;
