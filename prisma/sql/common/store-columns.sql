-- All that a candidate's columns hold, and what they lack.
UPDATE generation_candidates SET
  project_idea = ?, alternatives = ?, title = ?, short_description = ?, description = ?, hashtags = ?, idea_score = ?,
  complexity_score = ?, idea_reasoning = ?, complexity_reasoning = ?, extra_columns = ?, relaxed = ?
WHERE id = ?
