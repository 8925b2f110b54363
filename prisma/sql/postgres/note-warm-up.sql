-- That a service was not ready, after how long a silence it is waited for anew, and for how long it has been.
INSERT INTO warm_ups (service, since, last_at) VALUES (?, clock_timestamp(), clock_timestamp())
ON CONFLICT (service) DO UPDATE SET
  since = CASE WHEN warm_ups.last_at < excluded.last_at - make_interval(secs => ?::int) THEN excluded.since ELSE warm_ups.since END,
  last_at = excluded.last_at
RETURNING (extract(epoch FROM last_at - since) * 1000)::int AS "waitedMs"
