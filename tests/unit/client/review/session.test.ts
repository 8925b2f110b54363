import { describe, expect, it } from "vitest";
import { NOTHING_SELECTED, toggle } from "@/lib/client/review/selection";
import {
  append,
  placeOf,
  type QueuedIdea,
  reconcile,
  settle,
  show,
  startSession,
  step,
  unsettle,
  upcoming,
  update,
} from "@/lib/client/review/session";
import type { ReviewQueue } from "@/lib/contracts/types";

const idea = (id: number, over: Partial<QueuedIdea> = {}) =>
  ({ id, title: `Idea ${id}`, review_status: "pending", version: 0, judge: null, ...over }) as QueuedIdea;
const queue = (ids: number[], total = ids.length) =>
  ({ projects: ids.map((id) => idea(id)), total, limit: 100, offset: 0 }) as unknown as ReviewQueue;
const begin = (ids = [1, 2, 3, 4], total?: number) => startSession(queue(ids, total), null);

describe("a sitting at the queue", () => {
  it("begins with the first idea, or with the one that is wanted, listed or not", () => {
    expect(begin().at).toBe(1);
    expect(startSession(queue([1, 2, 3]), idea(2))).toMatchObject({ at: 2, total: 3 });
    const other = startSession(queue([1, 2, 3], 40), idea(9));
    expect(other).toMatchObject({ at: 9, total: 41 });
    expect(placeOf(other)).toBe(1);
    expect(startSession(queue([]), null)).toMatchObject({ at: null, total: 0 });
  });

  it("goes on to the next idea after each decision, and numbers hold", () => {
    let session = begin([1, 2, 3], 40);
    const places = [1, 2].map((id) => {
      session = settle(session, [id]);
      return [session.at, placeOf(session), session.total];
    });
    expect(places).toEqual([
      [2, 2, 40],
      [3, 3, 40],
    ]);
  });

  it("passes over what is settled, comes back to what was skipped, and ends when all are", () => {
    let session = settle(begin(), [2]);
    expect(session.at).toBe(1);
    session = settle(session, [1]);
    expect(session.at).toBe(3);
    session = settle(step(session, 1), [4]);
    expect(session.at).toBe(3);
    expect(settle(session, [3]).at).toBeNull();
  });

  it("steps through all of them, settled or not, and stays at the ends", () => {
    const session = settle(begin(), [1]);
    expect(step(session, -1).at).toBe(1);
    expect(step(step(session, -1), -1).at).toBe(1);
    expect(step(begin([1]), 1).at).toBe(1);
  });

  it("fetches ahead what comes next, not what is settled", () => {
    expect(upcoming(settle(begin(), [3]), 5).map(({ id }) => id)).toEqual([2, 4]);
    expect(upcoming(step(begin(), 2), 5).map(({ id }) => id)).toEqual([4, 1, 2]);
  });

  it("takes a decision back, and brings back an idea that is not on the list", () => {
    const session = settle(begin([1, 2]), [1]);
    expect(unsettle(session, [1]).settled.size).toBe(0);
    expect(show(session, idea(7))).toMatchObject({ at: 7, total: 3 });
    expect(show(session, idea(1)).at).toBe(1);
  });

  it("never takes an older version for a newer one", () => {
    const session = update(begin([1]), 1, { version: 5, title: "New" });
    expect(update(session, 1, { version: 4, title: "Old" }).ideas[0]?.title).toBe("New");
  });

  it("adds pages without repeating ideas", () => {
    const session = append(settle(begin([1, 2], 4), [1]), queue([2, 3, 4], 3));
    expect(session.ideas.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(session.total).toBe(4);
  });

  it("settles what a change of many has taken from the queue, and takes back what came back", () => {
    const session = settle(begin([1, 2, 3]), [3]);
    const after = reconcile(session, {
      ideas: [idea(2), idea(3)],
      total: 2,
      gone: { review_status: "rejected" },
    });
    expect([...after.settled]).toEqual([1]);
    expect(after.at).toBe(2);
    expect(after.ideas.map(({ review_status }) => review_status)).toEqual(["rejected", "pending", "pending"]);
    expect(after.total).toBe(3);
  });
});

describe("a selection", () => {
  const order = [1, 2, 3, 4, 5];

  it("takes one in and out again", () => {
    const one = toggle(NOTHING_SELECTED, 2);
    expect([...one.ids]).toEqual([2]);
    expect([...toggle(one, 2).ids]).toEqual([]);
  });

  it("takes a range with Shift, in either direction, and takes it out as it would the one", () => {
    const down = toggle(toggle(NOTHING_SELECTED, 2), 4, { range: true, order });
    expect([...down.ids].sort()).toEqual([2, 3, 4]);
    const up = toggle(down, 1, { range: true, order });
    expect([...up.ids].sort()).toEqual([1, 2, 3, 4]);
    const out = toggle({ ids: up.ids, anchor: 1 }, 3, { range: true, order });
    expect([...out.ids]).toEqual([4]);
  });

  it("takes one alone where the range begins nowhere", () => {
    expect([...toggle(NOTHING_SELECTED, 4, { range: true, order }).ids]).toEqual([4]);
  });
});
