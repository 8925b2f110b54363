-- The next projects that count from one id to another, whether people made each, and its tags as a list.
SELECT c.project_id, p.source IS NOT 'nemo_data_designer' AS counts,
  (SELECT json_group_array(t.tag) FROM project_tags AS t WHERE t.project_id = c.project_id) AS tags
FROM corpus_projects AS c
JOIN waywo_projects AS p ON p.id = c.project_id
WHERE c.project_id BETWEEN ? AND ?
ORDER BY c.project_id
LIMIT ?
