DELETE FROM call_slots WHERE service = ? AND (holder = ? OR expires_at < clock_timestamp() - interval '1 hour')
