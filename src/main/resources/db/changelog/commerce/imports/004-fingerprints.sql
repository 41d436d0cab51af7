--liquibase formatted sql logicalFilePath:db/changelog/imports/004-fingerprints.sql

--changeset bedloe:imports-006-fingerprints
--comment Fingerprints of files were plain SHA-256; now they are HMACs. A request that was answered before under a key is refused when it comes again, not run again.
UPDATE imports SET fingerprint = NULL WHERE fingerprint IS NOT NULL;
--rollback SELECT 1;
