-- How far the import of a thread is, all from one moment: its comments, those that were read, that could not be and that name no
-- project, and the projects that they name, outside of the bin.
WITH thread (id) AS (SELECT ?)
SELECT
  count(*) AS stored,
  count(*) FILTER (WHERE c.processed) AS read,
  count(*) FILTER (WHERE NOT c.processed AND c.read_error IS NOT NULL) AS failed,
  count(*) FILTER (WHERE c.processed AND c.invalid_reason IS NOT NULL) AS invalid,
  (
    SELECT count(DISTINCT s.project_id)
    FROM thread
    JOIN waywo_comments AS named ON named.parent = thread.id
    JOIN waywo_project_submissions AS s ON s.comment_id = named.id
    JOIN waywo_projects AS p ON p.id = s.project_id AND +p.binned_at IS NULL
  ) AS projects
FROM thread
JOIN waywo_comments AS c ON c.parent = thread.id
