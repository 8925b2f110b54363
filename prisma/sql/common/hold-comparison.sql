-- What a comparison that was planned has come to.
UPDATE run_comparisons SET state = 'held', winner_row = ?, reasoning = ? WHERE id = ? AND state = 'planned'
