--liquibase formatted sql logicalFilePath:db/changelog/access/010-reauthentication.sql

--changeset bedloe:access-010-reauthentication
--comment When the owner of a session has last shown the password again; NULL while that was at sign-in.
ALTER TABLE sessions ADD COLUMN authenticated_at timestamptz;
--rollback ALTER TABLE sessions DROP COLUMN authenticated_at;
