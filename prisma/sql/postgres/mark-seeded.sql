UPDATE store_state SET seeded = 1
