import { wellFormed } from "@/lib/core/unicode";
import { visibleText } from "@/lib/core/visible-text";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Item } from "./api-types";

/** Characters that HTML names by their numbers. */
const REFERENCES = /&#(?:x([\da-f]{1,6})|(\d{1,7}));?/gi;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}]/u;

/** A text, or HTML, without what is not seen, also where it is written as a character reference. */
function seen(text: string | null | undefined): string | null {
  if (text == null) return null;
  const written = text.replace(REFERENCES, (reference, hex?: string, decimal?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    const char = code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return UNSEEN.test(char) ? char : reference;
  });
  return wellFormed(visibleText(written));
}

/** An item's fields that posts and comments share, as waywo stores them: what is empty is NULL. */
function shared(item: Item) {
  return {
    id: item.id,
    type: item.type,
    by: seen(item.by),
    time: item.time ?? null,
    text: seen(item.text),
    dead: item.dead ?? null,
    deleted: item.deleted ?? null,
    kids: item.kids && item.kids.length > 0 ? JSON.stringify(item.kids) : null,
  };
}

/** A thread as a row; year and month are those of its time in UTC. */
export function toPost(item: Item) {
  const at = item.time == null ? null : new Date(item.time * 1000);
  return {
    ...shared(item),
    title: seen(item.title),
    url: seen(item.url),
    score: item.score ?? null,
    descendants: item.descendants ?? null,
    year: at?.getUTCFullYear() ?? null,
    month: at ? at.getUTCMonth() + 1 : null,
  } satisfies Prisma.PostCreateInput;
}

/** A top-level comment as a row. */
export function toComment(item: Item, parent: number) {
  return { ...shared(item), parent } satisfies Prisma.CommentCreateManyInput;
}
