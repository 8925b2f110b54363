import "server-only";
import type { Bookmarks, BookmarksRequest } from "@/lib/contracts/bookmarks";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import { assertExpected } from "./assert-expected";
import { selectProjects } from "./export/select-projects";

/**
 * Turns the bookmarks of many projects on or off, page by page, so that neither the thread nor others' writes wait for a
 * hundred thousand. Whatever was changed when it breaks off stays, and doing it again does the rest.
 *
 * @throws DomainError selection_changed where another number matches now than was expected
 */
export async function bookmarkProjects(request: BookmarksRequest): Promise<Bookmarks> {
  const { ids, filter, expected, bookmarked } = request;
  const selection = await selectProjects({ ...filter, ids });
  assertExpected(selection.count, expected);
  let changed = 0;
  for (const page of selection.pages()) {
    const [state, list] = [Number(bookmarked), JSON.stringify(page)];
    changed += await db().$executeRawUnsafe(readSql("set-bookmarks"), state, list);
  }
  return { bookmarked, matched: selection.count, changed };
}
