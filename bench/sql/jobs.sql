-- Ten jobs that do nothing: one claim, and the end of each, in transactions of their own. The originals stand in StoredJobs.
WITH due AS (
SELECT j.id FROM jobs j
JOIN unnest(ARRAY['no-operation'], ARRAY[1]) AS known (type, version)
ON j.type = known.type AND j.payload_version <= known.version
WHERE j.lane = 'STANDARD' AND j.state = 'QUEUED' AND j.run_at <= now()
AND (j.group_key IS NULL OR NOT EXISTS (
SELECT 1 FROM jobs e WHERE e.group_key = j.group_key
AND (e.state = 'RUNNING' OR (e.state = 'QUEUED' AND e.seq < j.seq))))
ORDER BY j.priority DESC, j.run_at, j.seq LIMIT 10 FOR UPDATE OF j SKIP LOCKED),
claimed AS (
UPDATE jobs j SET state = 'RUNNING', attempts = j.attempts + 1, token = j.token + 1,
server = 'pgbench', started_at = now(), lease_until = now() + make_interval(secs => 8)
FROM due WHERE j.id = due.id RETURNING j.*)
SELECT coalesce(array_agg(id), '{}')::text AS ids FROM claimed \gset
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[1] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[2] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[3] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[4] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[5] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[6] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[7] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[8] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[9] AND token = 1 AND state = 'RUNNING';
UPDATE jobs SET state = 'SUCCEEDED', finished_at = now(), lease_until = NULL, result = NULL, payload = CASE WHEN encrypted THEN '' ELSE payload END WHERE id = (:ids::uuid[])[10] AND token = 1 AND state = 'RUNNING';
