-- Of one run, or of all where it is ''.
SELECT count(*) FROM generation_rows WHERE state = 'saved' AND ? IN ('', run_id)
