-- Corpora that no run was planned from, nor will one of a batch, except the newest: the next run may be planned from it.
DELETE FROM corpus_snapshots
WHERE NOT EXISTS (SELECT 1 FROM generation_runs WHERE corpus_mark = corpus_snapshots.mark)
  AND NOT EXISTS (SELECT 1 FROM generation_batches AS b WHERE b.corpus_mark = corpus_snapshots.mark)
  AND mark IS DISTINCT FROM (SELECT mark FROM corpus_state)
