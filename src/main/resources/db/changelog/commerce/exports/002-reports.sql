--liquibase formatted sql logicalFilePath:db/changelog/exports/002-reports.sql

--changeset bedloe:exports-002-formats-of-reports
--comment An export keeps the rights to read of its caller; who has fewer does not see it.
ALTER TABLE exports ADD COLUMN permissions text[] NOT NULL DEFAULT '{}';
ALTER TABLE exports DROP CONSTRAINT exports_format_check;
ALTER TABLE exports ADD CONSTRAINT exports_format_check
  CHECK (format IN ('CSV', 'NDJSON', 'XLSX', 'PDF'));
--rollback ALTER TABLE exports DROP COLUMN permissions;
--rollback DELETE FROM exports WHERE format IN ('XLSX', 'PDF');
--rollback ALTER TABLE exports DROP CONSTRAINT exports_format_check;
--rollback ALTER TABLE exports ADD CONSTRAINT exports_format_check CHECK (format IN ('CSV', 'NDJSON'));
