--liquibase formatted sql logicalFilePath:db/changelog/access/005-key-rotation.sql

--changeset bedloe:access-009-key-rotation
-- A key signs from a moment on until the next one does; a withdrawn one has lost its private half
ALTER TABLE signing_keys
  ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  ADD COLUMN signs_from timestamptz,
  ADD COLUMN withdrawn_at timestamptz,
  ALTER COLUMN private_jwe DROP NOT NULL,
  ADD CHECK ((withdrawn_at IS NULL) = (private_jwe IS NOT NULL));
UPDATE signing_keys SET signs_from = created_at;
ALTER TABLE signing_keys ALTER COLUMN signs_from SET NOT NULL;
CREATE INDEX signing_keys_signs_from ON signing_keys (signs_from, id);
--rollback DELETE FROM signing_keys WHERE withdrawn_at IS NOT NULL; ALTER TABLE signing_keys DROP COLUMN id, DROP COLUMN signs_from, DROP COLUMN withdrawn_at, ALTER COLUMN private_jwe SET NOT NULL;
