-- What is wrong with the file, or "ok".
SELECT quick_check AS sentence FROM pragma_quick_check LIMIT 20
