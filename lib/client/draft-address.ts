import { CREATIVITY } from "@/lib/contracts/generate";
import { type Draft, draftSchema, EMPTY_DRAFT } from "./draft";

interface Parameters {
  seed_tags: string[];
  num_requested: number;
  creativity: number;
  seed?: number;
  min_idea_score?: number | null;
}

/** The Designer's address with the form filled in: "run again", or a set-up to share. */
export function draftAddress(run: Parameters): string {
  const query = new URLSearchParams();
  if (run.seed_tags.length > 0) query.set("tags", run.seed_tags.join(","));
  query.set("ideas", String(run.num_requested));
  query.set("creativity", String(run.creativity));
  if (run.seed !== undefined) query.set("seed", String(run.seed));
  if (run.min_idea_score) query.set("min_score", String(run.min_idea_score));
  return `/?${query}`;
}

/** Reads such an address; null when it fills nothing in. What it cannot use is left at its default. */
export function readDraftAddress(search: string): Draft | null {
  const query = new URLSearchParams(search);
  if (!["tags", "ideas", "creativity", "seed", "min_score"].some((name) => query.has(name))) return null;
  const number = (name: string) => {
    const text = query.get(name);
    const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  };
  const creativity = number("creativity") ?? CREATIVITY.default;
  const parsed = draftSchema.safeParse({
    ...EMPTY_DRAFT,
    tags: (query.get("tags") ?? "").split(",").filter(Boolean),
    numIdeas: number("ideas") ?? EMPTY_DRAFT.numIdeas,
    creativity: Math.min(CREATIVITY.max, Math.max(CREATIVITY.min, creativity)),
    seed: number("seed"),
    minIdeaScore: number("min_score"),
  });
  return parsed.success ? parsed.data : null;
}
