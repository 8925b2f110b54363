SELECT told.place FROM json_to_recordset(?::json) AS told (place int, comment_id int)
WHERE NOT EXISTS (SELECT 1 FROM waywo_comments AS c WHERE c.id = told.comment_id)
ORDER BY told.place
