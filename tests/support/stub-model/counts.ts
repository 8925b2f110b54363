import type { StubCounts } from "./types";

/** Counts of a stub that has seen nothing. */
export const noCounts = (): StubCounts => ({
  calls: 0,
  byColumn: { project_idea: 0, metadata: 0, idea_quality: 0 },
  byRoute: { chat: 0, embeddings: 0, embed: 0, models: 0 },
  inFlight: 0,
  greatestInFlight: 0,
  openSockets: 0,
  abandoned: 0,
});
