SELECT seeded AS user_version FROM store_state
