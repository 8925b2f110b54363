SELECT c.run_id, sum(c.prompt_tokens), sum(c.completion_tokens)
FROM json_each(?) AS asked
CROSS JOIN model_calls AS c ON c.run_id = asked.value
GROUP BY c.run_id
