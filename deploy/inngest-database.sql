-- The Inngest server's own database, beside the app's.
CREATE DATABASE inngest OWNER waywo;
