import { sampler } from "../column";
import { spreadEvenly, stream } from "../random";

export const TARGET_AUDIENCES = [
  "indie hackers",
  "enterprise developers",
  "data scientists",
  "students and learners",
  "open source contributors",
  "startup founders",
  "devops engineers",
  "frontend developers",
  "backend engineers",
  "mobile developers",
  "security researchers",
  "product managers",
  "hobbyist programmers",
  "creative technologists",
] as const;

/** Whom each row is for: every audience equally likely, counts over the run at most one apart. */
export const targetAudience = sampler({
  name: "target_audience",
  sample: ({ seed, numIdeas }): string[] =>
    spreadEvenly(stream(seed, "target_audience"), TARGET_AUDIENCES, numIdeas),
  toSamples: (audience: string) => ({ targetAudience: audience }),
});
