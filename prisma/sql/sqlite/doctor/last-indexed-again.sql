SELECT ifnull(max(id), 0) FROM temp.expected_search_docsize
