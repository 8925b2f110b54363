-- At most a thousand entries of a table whose foreign keys name nothing.
SELECT "table", rowid, parent FROM pragma_foreign_key_check(?) LIMIT 1000
