-- Takes or renews a lease, unless another instance has it. Times are the server's: instances' clocks may differ.
INSERT INTO leases (name, holder, expires_at) VALUES (?, ?, clock_timestamp() + make_interval(secs => ?::int))
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
WHERE leases.holder = excluded.holder OR leases.expires_at < clock_timestamp()
