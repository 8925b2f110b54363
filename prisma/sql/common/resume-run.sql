-- Nothing is in the way of a run's round any more.
UPDATE generation_runs SET paused_reason = NULL, updated_at = ? WHERE id = ? AND round = ? AND paused_reason IS NOT NULL
