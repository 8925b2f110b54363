/** What each value of `idea_score` means. */
export const IDEA_RUBRIC = [
  "a tutorial exercise; nobody needs it",
  "very common, no feature of its own",
  "exists in many forms already",
  "some merit, but uninspired",
  "a decent idea with moderate novelty",
  "an interesting angle or combination",
  "a creative approach with clear value for someone named",
  "novel and compelling; people would ask for it",
  "highly original, with strong potential and a clear way to build it",
  "exceptional: opens something that was not possible before",
] as const;

/** What each value of `complexity_score` means. */
export const COMPLEXITY_RUBRIC = [
  "a single script",
  "a small tool with few moving parts",
  "a standard web app or command-line tool",
  "some integration of other services",
  "several components that must agree",
  "significant decisions of architecture",
  "distributed parts, or a machine-learning pipeline",
  "several services and advanced algorithms",
  "cutting-edge technique, a major engineering effort",
  "research: it is not known how to do it",
] as const;
