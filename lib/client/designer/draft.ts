import { CREATIVITY, IDEAS_PER_CALL, MAX_CANDIDATES, NUM_IDEAS } from "@/lib/contracts/limits";
import { DEFAULT_MEASURES, JUDGES, MEASURE_NAMES, type Measures } from "@/lib/contracts/run-options";

/** What is in the form, as it was entered; it need not be valid. */
export interface Draft {
  tags: string[];
  /** What stands in the tag field and is no tag yet. */
  typed: string;
  numIdeas: number | null;
  creativity: number;
  seed: number | null;
  /** Of the corpus that the seed is to draw from again; null for the corpus as it is. */
  corpusMark: string | null;
  minIdeaScore: number | null;
  maxCandidates: number | null;
  ideasPerCall: number | null;
  /** A language's name or tag; empty for the corpus's. */
  language: string;
  judge: (typeof JUDGES)[number];
  measures: Measures;
}

export const EMPTY_DRAFT: Draft = {
  tags: [],
  typed: "",
  numIdeas: NUM_IDEAS.default,
  creativity: CREATIVITY.default,
  seed: null,
  corpusMark: null,
  minIdeaScore: null,
  maxCandidates: MAX_CANDIDATES.default,
  ideasPerCall: IDEAS_PER_CALL.default,
  language: "",
  judge: "absolute",
  measures: DEFAULT_MEASURES,
};

/** The measures that are not as they are by default. */
export const changedMeasures = (measures: Measures) =>
  MEASURE_NAMES.filter((name) => measures[name] !== DEFAULT_MEASURES[name]);

const MAX_TAGS = 200;
const MAX_TEXT = 200;
/** What is typed or pasted past this is cut. */
export const MAX_TYPED = 2000;

const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isNumberOrNull = (value: unknown) => value === null || isNumber(value);

function isMeasures(value: unknown): value is Measures {
  if (typeof value !== "object" || value === null) return false;
  const measures = value as Record<string, unknown>;
  return MEASURE_NAMES.every((name) => typeof measures[name] === "boolean");
}

/** Whether a value from outside is a draft that the form can hold. */
export function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const draft = value as Partial<Record<keyof Draft, unknown>>;
  const { tags, typed, creativity, corpusMark, language, judge, measures } = draft;
  const { numIdeas, seed, minIdeaScore, maxCandidates, ideasPerCall } = draft;
  return (
    Array.isArray(tags) &&
    tags.length <= MAX_TAGS &&
    tags.every((tag) => typeof tag === "string" && tag.length <= MAX_TEXT) &&
    typeof typed === "string" &&
    typed.length <= MAX_TYPED &&
    isNumber(creativity) &&
    Number(creativity) >= CREATIVITY.min &&
    Number(creativity) <= CREATIVITY.max &&
    (corpusMark === null || (typeof corpusMark === "string" && corpusMark.length <= MAX_TEXT)) &&
    typeof language === "string" &&
    language.length <= MAX_TEXT &&
    JUDGES.some((known) => known === judge) &&
    isMeasures(measures) &&
    [numIdeas, seed, minIdeaScore, maxCandidates, ideasPerCall].every(isNumberOrNull)
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
