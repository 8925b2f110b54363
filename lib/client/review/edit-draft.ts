import type { Project } from "@/lib/contracts/types";
import type { EditableField } from "@/lib/view/review-text";

/** What a person can change of a project, as it stands in the form; it need not be valid. */
export interface EditValues {
  title: string;
  short_description: string;
  description: string;
  hashtags: string[];
  idea_score: number | null;
  complexity_score: number | null;
}

/** An edit under way: what the form was opened with, and what is in it now. */
export interface EditDraft {
  /** Of the project that the form was opened with. */
  version: number;
  base: EditValues;
  values: EditValues;
}

export function valuesOf(project: Pick<Project, EditableField>): EditValues {
  const { title, short_description, description, hashtags, idea_score, complexity_score } = project;
  return { title, short_description, description, hashtags: [...hashtags], idea_score, complexity_score };
}

export function newDraft(project: Pick<Project, EditableField | "version">): EditDraft {
  const values = valuesOf(project);
  return { version: project.version, base: values, values };
}

const FIELDS = [
  "title",
  "short_description",
  "description",
  "hashtags",
  "idea_score",
  "complexity_score",
] as const satisfies EditableField[];

const sameValue = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which two versions differ. */
export function differingFields(one: EditValues, other: EditValues): EditableField[] {
  return FIELDS.filter((field) => !sameValue(one[field], other[field]));
}

/** Whose value stands in each field where two people's differ. */
export type Choices = Partial<Record<EditableField, "mine" | "theirs">>;

/** Fields that differ from theirs; mine is proposed where I have changed it, else theirs. */
export function conflictOf({ base, values }: EditDraft, theirs: EditValues): Choices {
  const touched = new Set(differingFields(base, values));
  const choice = (field: EditableField) => (touched.has(field) ? "mine" : "theirs");
  return Object.fromEntries(differingFields(values, theirs).map((field) => [field, choice(field)]));
}

/** The draft that follows from a choice of values, on top of their version. */
export function resolveConflict(
  draft: EditDraft,
  theirs: EditValues & { version: number },
  choices: Choices,
): EditDraft {
  const { version, ...base } = theirs;
  const taken = Object.fromEntries(
    FIELDS.map((field) => [field, choices[field] === "theirs" ? base[field] : draft.values[field]]),
  );
  return { version, base, values: { ...draft.values, ...taken } };
}

const keyOf = (id: number) => `waywo:edit:${id}`;

/** A draft that was left in this tab; null where there is none, or storage is blocked. */
export function readEditDraft(id: number): EditDraft | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(id)) ?? "null");
    return isEditDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Keeps a draft for this tab, where the browser allows it; null forgets it. */
export function storeEditDraft(id: number, draft: EditDraft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(id));
    else sessionStorage.setItem(keyOf(id), JSON.stringify(draft));
  } catch {
    return;
  }
}

const isScore = (value: unknown) => value === null || (typeof value === "number" && Number.isFinite(value));

function isEditDraft(value: unknown): value is EditDraft {
  if (typeof value !== "object" || value === null) return false;
  const { version, base, values } = value as Record<string, unknown>;
  return Number.isInteger(version) && isValues(base) && isValues(values);
}

function isValues(value: unknown): value is EditValues {
  if (typeof value !== "object" || value === null) return false;
  const { title, short_description, description, hashtags, idea_score, complexity_score } = value as Record<
    string,
    unknown
  >;
  return (
    [title, short_description, description].every((text) => typeof text === "string") &&
    Array.isArray(hashtags) &&
    hashtags.every((tag) => typeof tag === "string") &&
    [idea_score, complexity_score].every(isScore)
  );
}
