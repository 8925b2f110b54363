-- Has a row be written again.
UPDATE generation_rows SET state = 'planned', updated_at = ? WHERE id = ?
