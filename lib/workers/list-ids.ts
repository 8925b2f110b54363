import "server-only";
import { shuffledPart } from "@/lib/projects/shuffle";
import type { IdsInput, ListedIds } from "./messages";
import type { Reader } from "./read-store";

/** A part of the ids that a statement finds, in their own order or in that of a shuffle. */
export const listIds =
  ({ sql, args, shuffle, start, length }: IdsInput) =>
  async ({ query }: Reader): Promise<ListedIds> => {
    const [[text, ...more] = []] = await query(sql, ...args);
    const all = JSON.parse(String(text)) as number[];
    const ids = shuffle ? shuffledPart(all, shuffle, { start, length }) : all.slice(start, start + length);
    return { total: all.length, ids, more };
  };
