-- What a candidate's novelty was measured to be.
UPDATE generation_candidates SET
  novelty = ?, nearest_project_id = ?, nearest_title = ?, compared_with = ?, compared_of = ?, purpose_cosine = ?,
  too_alike = ?, near = ?
WHERE id = ?
