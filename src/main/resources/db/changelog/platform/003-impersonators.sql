--liquibase formatted sql

--changeset bedloe:platform-005-audit-impersonators
ALTER TABLE audit_log ADD COLUMN impersonator_id uuid;
CREATE INDEX audit_log_impersonator ON audit_log (impersonator_id, at, id) WHERE impersonator_id IS NOT NULL;
--rollback DROP INDEX audit_log_impersonator; ALTER TABLE audit_log DROP COLUMN impersonator_id;
