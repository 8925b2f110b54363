-- Ended runs of batches of which the batch has noted something else.
SELECT b.batch_id, b.place, b.run_id
FROM batch_runs AS b
JOIN generation_runs AS r ON r.id = b.run_id
WHERE b.settled = true AND (
  b.state IS DISTINCT FROM r.state OR b.outcome IS DISTINCT FROM r.outcome
  OR b.saved <> (SELECT count(*) FROM generation_rows AS g WHERE g.run_id = r.id AND g.state = 'saved')
  OR b.failed <> (SELECT count(*) FROM generation_rows AS g WHERE g.run_id = r.id AND g.state = 'failed')
)
