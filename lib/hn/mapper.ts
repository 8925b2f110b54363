import type { Prisma } from "@/lib/generated/prisma/client";
import type { Item } from "./api-types";

/** An item's fields that posts and comments share, as waywo stores them: what is empty is NULL. */
function shared(item: Item) {
  return {
    id: item.id,
    type: item.type,
    by: item.by ?? null,
    time: item.time ?? null,
    text: item.text ?? null,
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
    title: item.title ?? null,
    url: item.url ?? null,
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
