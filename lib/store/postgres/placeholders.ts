/** Statements whose numbered form is kept: several times what the product's verbs use. */
const MAX_KEPT = 500;

const kept = new Map<string, string>();

/** Texts, quoted names and comments, in which a `?` is none; and the `?`s. */
const PARTS = /'[^']*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

/** A statement with PostgreSQL's `$1`, `$2` … for its `?`s. */
export function toNumbered(sql: string): string {
  const known = kept.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const numbered = sql.replace(PARTS, (part) => (part === "?" ? `$${++count}` : part));
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(sql, numbered);
  return numbered;
}
