DELETE FROM warm_ups WHERE service = ?
