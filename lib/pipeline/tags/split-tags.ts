/** Commas, semicolons and bars of all scripts that have their own, bullets, and ends of lines. */
const SEPARATORS = /[,;|\n\t\u3000，、；｜،؛՝፣፤᠂᠈߸⸲⸴⹁꓾꘍꛵﹐﹑﹔︐︑︔।•∙●▪]|\s[·・/／–—-]\s/u;
/** `」「`: a list of quoted words needs no other separator. */
const BETWEEN_QUOTES = /(?<=["'”’」』》〉】）)\]])\s*(?=["'“‘「『《〈【（([])/u;
const HASH = "[#＃﹟]";
const BEFORE_HASH = new RegExp(`\\s+(?=${HASH})`, "u");
const BEFORE_HASHED_WORD = new RegExp(`(?=${HASH}[\\p{L}\\p{N}])`, "u");
const IS_HASHED = new RegExp(`^\\s*${HASH}`, "u");
const LIST_MARK = /^\s*(?:[-*+–—]|\(?\p{N}{1,2}[.)、])\s+/u;
/** Around a whole list: brackets, and a word for what it is. */
const AROUND = /^\s*(?:(?:hash)?tags?\s*[:：])?\s*[[({（［【]?|[\])}）］】]?[.。]?\s*$/giu;
const MAX_DEPTH = 3;

/** Middle dots: they list words, and in Japanese they also join those of one name. */
const MIDDLE_DOTS = /[・･·‧]/u;

/**
 * The tags of one text that lists them: `a, b`, `健康，饮食`, `#a#b`, a Markdown list, JSON or Python in a string. A text
 * with nothing that separates is one tag.
 */
export function splitTags(text: string): string[] {
  const tags = splitTag(text);
  return tags.length === 1 ? tags.flatMap((tag) => tag.split(MIDDLE_DOTS)) : tags;
}

/** The same for one of a list of texts, which is one tag more often than not. */
export function splitTag(text: string, depth = 0): string[] {
  const list = depth < MAX_DEPTH ? listIn(text) : null;
  if (list !== null) return list.flatMap((item) => splitTag(item, depth + 1));
  return text
    .replace(AROUND, "")
    .split(SEPARATORS)
    .flatMap(splitHashes)
    .flatMap((part) => part.split(BETWEEN_QUOTES))
    .map((part) => part.replace(LIST_MARK, "").trim())
    .filter((part) => part !== "");
}

function splitHashes(text: string): string[] {
  return text
    .split(BEFORE_HASH)
    .flatMap((part) => (IS_HASHED.test(part) ? part.split(BEFORE_HASHED_WORD) : [part]));
}

/** The texts of a JSON list or text. */
function listIn(text: string): string[] | null {
  if (!/^\s*["[]/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : null;
  } catch {
    return null;
  }
}
