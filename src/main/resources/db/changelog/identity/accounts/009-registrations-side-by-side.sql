--liquibase formatted sql logicalFilePath:db/changelog/access/009-registrations-side-by-side.sql

--changeset bedloe:access-015-registrations-side-by-side
-- Somebody else may register the same address: both registrations, and all their links, are valid side by side
DROP INDEX registrations_email;
CREATE INDEX registrations_by_email ON registrations (lower(email), created_at DESC, id DESC);
--rollback DROP INDEX registrations_by_email;
--rollback DELETE FROM registrations r USING registrations n WHERE lower(n.email) = lower(r.email) AND (n.created_at, n.id) > (r.created_at, r.id);
--rollback CREATE UNIQUE INDEX registrations_email ON registrations (lower(email));
