--liquibase formatted sql logicalFilePath:db/changelog/imports/002-cleared.sql

--changeset bedloe:imports-004-cleared
--comment The fields of a row whose cells say that they are to be empty.
ALTER TABLE import_rows ADD COLUMN cleared text[];
--rollback ALTER TABLE import_rows DROP COLUMN cleared;
