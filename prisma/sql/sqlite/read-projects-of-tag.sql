-- The next projects of a tag from one id to another, and whether each is one that people made and that counts.
SELECT t.project_id, c.project_id IS NOT NULL AND p.source IS NOT 'nemo_data_designer' AS counts
FROM project_tags AS t INDEXED BY project_tags_tag_project_id_idx
LEFT JOIN corpus_projects AS c ON c.project_id = t.project_id
LEFT JOIN waywo_projects AS p ON p.id = t.project_id
WHERE t.tag = ? AND t.project_id BETWEEN ? AND ?
ORDER BY t.project_id
LIMIT ?
