DELETE FROM bulk_items WHERE bulk_id NOT IN (SELECT id FROM bulk_changes)
