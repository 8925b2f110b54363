import { type StoreKind, storeKind } from "@/lib/core/store-kind";

/**
 * The letters that the search index keeps as words of their own, because their scripts set no spaces between words; the
 * same as in SQLite's view project_search_text and PostgreSQL's function search_words.
 */
const UNSPACED =
  /[\u0e01-\u0e5b\u0e81-\u0edf\u1000-\u109f\u1780-\u17f9\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufa6d\uff66-\uff9f\u{20000}-\u{323af}]/gu;
/** What FTS5's tokenizer, and search_words, keep; all else separates. */
const TOKENS = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;

/**
 * What somebody looks for: every word, each also as the beginning of a longer one. What is written without a space, as
 * "web-app" or "天气预报", has to stand together. In the language of FTS5; for PostgreSQL the phrases in JSON, of which its
 * function search_query makes the words that the index has.
 *
 * @returns null where nothing is left that could be found
 */
export function searchQuery(text: string, kind: StoreKind = storeKind()): string | null {
  const phrases = text
    .normalize("NFC")
    .split(/\s+/u)
    .map((word) => word.replace(UNSPACED, " $& ").match(TOKENS))
    .filter((tokens) => tokens !== null)
    .map((tokens) => tokens.join(" "));
  if (phrases.length === 0) return null;
  return kind === "sqlite" ? phrases.map((phrase) => `"${phrase}" *`).join(" AND ") : JSON.stringify(phrases);
}
