import type { WrittenColumnName } from "@/lib/pipeline/pipeline";

/** Stands in the good prose. */
export const GOOD_SENTENCE = "Seedling Watch tells allotment gardeners when their seedlings thirst.";
/** In every decoy for prose: thinking that was read as an answer shows by it. */
export const DECOY_SENTENCE = "Draft Horse is a first thought that must never be stored as an idea.";

/** What a good model answers, as an object. */
export const GOOD_OBJECTS = {
  metadata: {
    title: "Seedling Watch",
    short_description: "Tells gardeners when their seedlings thirst",
    description:
      "Seedling Watch reads cheap moisture sensors {one a tray} and warns in time. It isn't a cloud " +
      "service: everything stays on the phone, even what's learnt.",
    hashtags: ["gardening", "ios", "sensors", "local-first"],
  },
  idea_quality: {
    idea_reasoning: "It's useful to people who are named, and its data stays with them.",
    idea_score: 8,
    complexity_reasoning: "Sensors, a radio and an app that must agree {three parts}.",
    complexity_score: 5,
  },
} as const;

/** The same as text: what stands behind `good` in the table. */
export const GOOD_ANSWERS: Record<WrittenColumnName, string> = {
  project_idea: [
    `${GOOD_SENTENCE} A cheap moisture sensor in every tray reports once an hour to the phone.`,
    "It learns from each watering how fast a tray dries, and asks for water a day ahead. What sets it " +
      "apart: it needs no account and no cloud, and what it has learnt can be given to a neighbour as " +
      "one small file.",
  ].join("\n\n"),
  metadata: JSON.stringify(GOOD_OBJECTS.metadata),
  idea_quality: JSON.stringify(GOOD_OBJECTS.idea_quality),
};

/** Valid answers that are not the answer: drafts in thinking, examples before it. */
export const DECOYS: Record<WrittenColumnName, string> = {
  project_idea: `${DECOY_SENTENCE} It would do too little, so another one has to be found for them.`,
  metadata: JSON.stringify({
    title: "Draft Horse",
    short_description: "A first thought nobody wants to keep",
    description: DECOY_SENTENCE,
    hashtags: ["draft", "thinking", "decoy"],
  }),
  idea_quality: JSON.stringify({
    idea_reasoning: DECOY_SENTENCE,
    idea_score: 2,
    complexity_reasoning: "A draft.",
    complexity_score: 1,
  }),
};

/** The good answer as an object, for prose under its column's name. */
export function goodObject(good: string, column: WrittenColumnName): Record<string, unknown> {
  return column === "project_idea" ? { project_idea: good } : (JSON.parse(good) as Record<string, unknown>);
}
