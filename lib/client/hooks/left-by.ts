/** A link that a page was left by. */
export interface LeftBy {
  /** As its attribute has it. */
  href: string;
  /** From 0, among the page's links to there. */
  place: number;
}

const STORAGE_KEY = "waywo:left-by";
/** The pages that are kept; who goes back further than this begins at the top. */
const MAX_PAGES = 50;

/** By the address of the page, the latest last. Kept for this tab, as its history is. */
type Pages = [address: string, left: LeftBy][];

/** For where storage is blocked: it then lasts until the document is left. */
let memory: Pages = [];

/** Keeps the link that a page is left by. */
export function rememberLink(address: string, left: LeftBy): void {
  const others = readPages().filter(([other]) => other !== address);
  memory = [...others, [address, left] satisfies Pages[number]].slice(-MAX_PAGES);
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(memory));
  } catch {
    // Said by `memory` then.
  }
}

/** The link that a page was left by the last time; null where it is not known. */
export const linkLeftBy = (address: string): LeftBy | null =>
  readPages().find(([other]) => other === address)?.[1] ?? null;

function readPages(): Pages {
  try {
    const stored = sessionStorage.getItem(STORAGE_KEY);
    return stored === null ? memory : (JSON.parse(stored) as Pages);
  } catch {
    return memory;
  }
}
