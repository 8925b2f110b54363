SELECT c.run_id, sum(c.prompt_tokens), sum(c.completion_tokens)
FROM json_array_elements_text(?::json) AS asked (id)
JOIN model_calls AS c ON c.run_id = asked.id
GROUP BY c.run_id
