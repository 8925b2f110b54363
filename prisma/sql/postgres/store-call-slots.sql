-- What an instance has taken, for some seconds.
INSERT INTO call_slots (service, holder, slots, demand, expires_at)
VALUES (?, ?, ?, ?, clock_timestamp() + make_interval(secs => ?::int))
ON CONFLICT (service, holder) DO UPDATE SET slots = excluded.slots, demand = excluded.demand, expires_at = excluded.expires_at
