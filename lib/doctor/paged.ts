import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * The entries of a table in the order of their ids, read a page at a time. Other work has its turn between two pages:
 * SQLite answers at once, so waiting for it gives none.
 *
 * @param first an id before all others
 * @param read the next page after an id; empty at the end
 */
export async function* paged<Id, Entry extends { id: Id }>(
  first: Id,
  read: (after: Id) => Promise<Entry[]>,
): AsyncGenerator<Entry> {
  let after = first;
  for (;;) {
    const page = await read(after);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    await nextTurn();
  }
}
