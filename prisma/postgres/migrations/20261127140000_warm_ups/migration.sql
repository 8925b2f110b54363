-- Services that are not ready yet, and since when instances have waited for them.
CREATE TABLE "warm_ups" (
  "service" TEXT COLLATE "C" PRIMARY KEY,
  "since" TIMESTAMPTZ(3) NOT NULL,
  "last_at" TIMESTAMPTZ(3) NOT NULL
);
