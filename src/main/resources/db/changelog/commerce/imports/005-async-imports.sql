--liquibase formatted sql logicalFilePath:db/changelog/imports/005-async-imports.sql

--changeset bedloe:imports-007-async-imports
--comment An import whose rows are staged can wait for a background job. The number of the run and the last applied step are changed together with the rows, so that a run that follows a crash continues at its row, and a run that was replaced changes nothing.
ALTER TABLE imports
  DROP CONSTRAINT imports_state_check,
  ADD CONSTRAINT imports_state_check CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  ADD COLUMN job_id uuid,
  ADD COLUMN request jsonb,
  ADD COLUMN run bigint NOT NULL DEFAULT 0,
  ADD COLUMN applied bigint NOT NULL DEFAULT 0,
  ADD COLUMN steps bigint,
  ADD COLUMN new_products bigint NOT NULL DEFAULT 0,
  ADD COLUMN new_customers bigint NOT NULL DEFAULT 0;
CREATE INDEX imports_in_background ON imports (actor_id)
  WHERE job_id IS NOT NULL AND state IN ('QUEUED', 'RUNNING');
--rollback DROP INDEX imports_in_background;
--rollback UPDATE imports SET state = 'FAILED', finished_at = now(), failure_code = 'import-interrupted', failure_detail = 'The server was set back to an earlier version. Send the file again.' WHERE state = 'QUEUED';
--rollback ALTER TABLE imports DROP COLUMN new_customers, DROP COLUMN new_products, DROP COLUMN steps, DROP COLUMN applied, DROP COLUMN run, DROP COLUMN request, DROP COLUMN job_id, DROP CONSTRAINT imports_state_check, ADD CONSTRAINT imports_state_check CHECK (state IN ('RUNNING', 'DONE', 'FAILED'));
