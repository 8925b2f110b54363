-- The projects with words that the search index and the projects have more or less often in a column; at most a thousand
-- words at once.
WITH words (term) AS MATERIALIZED (
  SELECT DISTINCT term FROM (
    SELECT * FROM (
      SELECT term, col, doc, cnt FROM temp.stored_words EXCEPT SELECT term, col, doc, cnt FROM temp.expected_words
    )
    UNION ALL
    SELECT * FROM (
      SELECT term, col, doc, cnt FROM temp.expected_words EXCEPT SELECT term, col, doc, cnt FROM temp.stored_words
    )
  ) LIMIT 1000
),
stored AS (SELECT w.term, p.doc, p.col, p.offset FROM words AS w CROSS JOIN temp.stored_places AS p ON p.term = w.term),
expected AS (
  SELECT w.term, p.doc, p.col, p.offset FROM words AS w CROSS JOIN temp.expected_places AS p ON p.term = w.term
)
SELECT doc FROM (SELECT * FROM stored EXCEPT SELECT * FROM expected)
UNION
SELECT doc FROM (SELECT * FROM expected EXCEPT SELECT * FROM stored)
