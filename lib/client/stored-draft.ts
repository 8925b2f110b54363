import { type Draft, draftSchema } from "./draft";

const KEY = "waywo:draft";

/** The form as it was last left in this tab; null where there is none or the browser keeps nothing. */
export function readStoredDraft(): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Keeps the form for this tab; a browser that keeps nothing loses nothing else. */
export function storeDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    return;
  }
}
