-- What only one of several instances does, and which one, until when.
CREATE TABLE "leases" (
  "name" TEXT COLLATE "C" PRIMARY KEY,
  "holder" TEXT COLLATE "C" NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);

-- How many of LLM_CONCURRENCY's calls each instance may have in flight, and how many it would make.
CREATE TABLE "call_slots" (
  "service" TEXT COLLATE "C" NOT NULL,
  "holder" TEXT COLLATE "C" NOT NULL,
  "slots" INTEGER NOT NULL,
  "demand" INTEGER NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY ("service", "holder")
);

-- Every instance reads the settings again.
CREATE FUNCTION tell_settings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('waywo_changes', 'settings');
  RETURN NULL;
END $$;
CREATE TRIGGER "tell_settings" AFTER INSERT OR UPDATE OR DELETE ON "settings"
FOR EACH STATEMENT EXECUTE FUNCTION tell_settings();
