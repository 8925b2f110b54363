-- Of the instances whose leases have not ended: how many calls each may have in flight, and how many it would make.
SELECT holder, slots, demand FROM call_slots WHERE service = ? AND expires_at > clock_timestamp()
