/** Ids that are selected on a page of a list, and where a range begins. */
export interface PageSelection {
  ids: ReadonlySet<number>;
  anchor: number | null;
}

export const NOTHING_SELECTED: PageSelection = { ids: new Set(), anchor: null };

/**
 * Selects an id, or takes it out.
 *
 * @param range whether everything from the one that was touched last is to become as this one will be
 * @param order the ids of the page, as they stand
 */
export function toggle(
  { ids, anchor }: PageSelection,
  id: number,
  { range = false, order = [] }: { range?: boolean; order?: readonly number[] } = {},
): PageSelection {
  const selected = !ids.has(id);
  const from = range && anchor !== null ? order.indexOf(anchor) : -1;
  const to = order.indexOf(id);
  const touched = from < 0 || to < 0 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(ids);
  for (const one of touched) {
    if (selected) next.add(one);
    else next.delete(one);
  }
  return { ids: next, anchor: id };
}
