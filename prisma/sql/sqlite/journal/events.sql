-- Events that were received, as a JSON array; one whose id was forgotten replaces the earlier.
INSERT OR REPLACE INTO executor_events (id, name, data, ts, received_at)
SELECT value ->> 'id', value ->> 'name', value ->> 'data', value ->> 'ts', value ->> 'receivedAt' FROM json_each(?)
