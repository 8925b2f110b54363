DELETE FROM leases WHERE name = ? AND holder = ?
