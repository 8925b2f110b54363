-- The project that a row's idea is saved as.
UPDATE generation_rows SET project_id = ?, updated_at = ? WHERE id = ?
