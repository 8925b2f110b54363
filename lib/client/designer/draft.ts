import { CREATIVITY, NUM_IDEAS } from "@/lib/contracts/limits";

/** What is in the form, as it was entered; it need not be valid. */
export interface Draft {
  tags: string[];
  /** Send no tags, whatever was picked. */
  surprise: boolean;
  numIdeas: number | null;
  creativity: number;
  seed: number | null;
  /** Of the corpus that the seed is to draw from again; null for the corpus as it is. */
  corpusMark: string | null;
  minIdeaScore: number | null;
}

export const EMPTY_DRAFT: Draft = {
  tags: [],
  surprise: false,
  numIdeas: NUM_IDEAS.default,
  creativity: CREATIVITY.default,
  seed: null,
  corpusMark: null,
  minIdeaScore: null,
};

const MAX_TAGS = 200;
const MAX_TAG_TEXT = 200;

const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isNumberOrNull = (value: unknown) => value === null || isNumber(value);

/** Whether a value from outside is a draft that the form can hold. */
export function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { tags, surprise, numIdeas, creativity, seed, corpusMark, minIdeaScore } = value as Record<
    string,
    unknown
  >;
  return (
    Array.isArray(tags) &&
    tags.length <= MAX_TAGS &&
    tags.every((tag) => typeof tag === "string" && tag.length <= MAX_TAG_TEXT) &&
    typeof surprise === "boolean" &&
    isNumber(creativity) &&
    Number(creativity) >= CREATIVITY.min &&
    Number(creativity) <= CREATIVITY.max &&
    (corpusMark === null || (typeof corpusMark === "string" && corpusMark.length <= MAX_TAG_TEXT)) &&
    [numIdeas, seed, minIdeaScore].every(isNumberOrNull)
  );
}

const STORAGE_KEY = "waywo:draft";

/** The form as it was last left in this tab; null where there is none or storage is blocked. */
export function readStoredDraft(): Draft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? "null");
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Keeps the form for this tab, where the browser allows it. */
export function storeDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft));
  } catch {
    return;
  }
}
