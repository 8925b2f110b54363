-- Events that were received, as a JSON array; one whose id was forgotten replaces the earlier.
INSERT INTO executor_events (id, name, data, ts, received_at)
SELECT DISTINCT ON (id) id, name, data, ts, received_at
FROM ROWS FROM (
  json_to_recordset(?::json) AS (id text, name text, data text, ts timestamptz, "receivedAt" timestamptz)
) WITH ORDINALITY AS received (id, name, data, ts, received_at, place)
ORDER BY id, place DESC
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name, data = excluded.data, ts = excluded.ts, received_at = excluded.received_at
