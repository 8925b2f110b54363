-- The instances beside one that have told of themselves lately.
SELECT count(*) AS others FROM leases WHERE name LIKE 'instance %' AND holder <> ? AND expires_at > clock_timestamp()
