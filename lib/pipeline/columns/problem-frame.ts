import { sampler } from "../column";
import { spreadEvenly, stream } from "../random";

/** Kinds of problem that are met in any field: what to look for, not what to build. */
export const PROBLEM_FRAMES = [
  "two records of the same thing disagree",
  "a skill is being lost",
  "people decide with too little information",
  "a small fault is noticed too late",
  "many do the same work without knowing of one another",
  "something is shared, and nobody feels responsible for it",
  "what experts see at a glance is hidden from beginners",
  "what one throws away, another is looking for",
  "a rare event finds everybody unprepared",
  "a rule is known, but nobody can tell whether it is kept",
  "a good habit fades after a few weeks",
  "people wait without knowing for how long",
] as const;

/** The kind of problem each row starts from: every one equally likely, counts over the run at most one apart. */
export const problemFrame = sampler({
  name: "problem_frame",
  sample: ({ seed, numIdeas }): string[] =>
    spreadEvenly(stream(seed, "problem_frame"), PROBLEM_FRAMES, numIdeas),
  toSamples: (frame: string) => ({ problemFrame: frame }),
});
