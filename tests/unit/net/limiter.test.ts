import { describe, expect, it } from "vitest";
import { AdaptiveLimiter, type Release, type Turn } from "@/lib/net/limiter";

const open = new AbortController().signal;
/** Lets everything run that is ready to. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Acquires for a group, noting its name once admitted. */
function queue(limiter: AdaptiveLimiter, admitted: string[], group: string, signal = open): Promise<Release> {
  return limiter.acquire(group, signal).then((release) => {
    admitted.push(group);
    return release;
  });
}

describe("the limiter", () => {
  it("admits no more calls than its limit, and the next when one is released", async () => {
    const limiter = new AdaptiveLimiter(2);
    const admitted: string[] = [];
    const first = await queue(limiter, admitted, "a");
    await queue(limiter, admitted, "b");
    const third = queue(limiter, admitted, "c");
    await settle();
    expect([admitted, limiter.inFlight]).toEqual([["a", "b"], 2]);
    first("answered");
    await third;
    expect([admitted, limiter.inFlight]).toEqual([["a", "b", "c"], 2]);
  });

  it("lets groups take turns, so that a run of one idea does not wait for a run of fifty", async () => {
    const limiter = new AdaptiveLimiter(1);
    const admitted: string[] = [];
    const waiting = ["big", "big", "big", "big", "small", "other", "big"].map((group) =>
      queue(limiter, admitted, group).then((release) => release("answered")),
    );
    await Promise.all(waiting);
    expect(admitted).toEqual(["big", "big", "small", "other", "big", "big", "big"]);
  });

  it("lets a group pass others, every other time at most", async () => {
    const limiter = new AdaptiveLimiter(1);
    const admitted: string[] = [];
    const waiting = ["a", "a", "b", "c", "small", "small", "small"].map((group) =>
      limiter.acquire(group, open, { done: 0, passes: group === "small" }).then((release) => {
        admitted.push(group);
        release("answered");
      }),
    );
    await Promise.all(waiting);
    expect(admitted).toEqual(["a", "small", "a", "small", "b", "small", "c"]);
  });

  /** In which order calls are admitted, one after the other, that wait together from the start; the first is admitted at once. */
  async function admissions(turns: readonly Turn[]): Promise<number[]> {
    const limiter = new AdaptiveLimiter(1);
    const admitted: number[] = [];
    const waiting = turns.map((turn, index) =>
      limiter.acquire("run", open, turn).then((release) => {
        admitted.push(index);
        release("answered");
      }),
    );
    await Promise.all(waiting);
    return admitted;
  }
  const turns = (...done: number[]): Turn[] => done.map((calls) => ({ done: calls }));

  it("finishes a group's chains before others begin while many wait, equals in order of arrival", async () => {
    expect(await admissions(turns(0, 0, 2, 1, 2, 0, 0))).toEqual([0, 2, 4, 3, 1, 5, 6]);
  });

  it("has those with the longest way to go first once few are left to begin", async () => {
    expect(await admissions(turns(0, 2, 0, 1, 2))).toEqual([0, 2, 3, 1, 4]);
    expect(await admissions(turns(0, 2, 0, 0, 0, 1))).toEqual([0, 1, 5, 2, 3, 4]);
  });

  it("counts those of all groups, so that a small run is finished while a large one has many to begin", async () => {
    const limiter = new AdaptiveLimiter(1);
    const admitted: string[] = [];
    const queued = (name: string, turn: Turn) =>
      limiter.acquire(name[0] ?? "", open, turn).then((release) => {
        admitted.push(name);
        release("answered");
      });
    const large = ["a1", "a2", "a3", "a4"].map((name) => queued(name, { done: 0 }));
    await Promise.all([...large, queued("b1", { done: 0 }), queued("b2", { done: 2 })]);
    expect(admitted).toEqual(["a1", "a2", "b2", "a3", "b1", "a4"]);
  });

  it("puts early chains before all others, and what has been put off after them", async () => {
    const turns: Turn[] = [
      { done: 0 },
      { done: 0, rank: "last" },
      { done: 0 },
      { done: 1 },
      { done: 0, rank: "first" },
      { done: 2, rank: "first" },
    ];
    expect(await admissions(turns)).toEqual([0, 5, 4, 2, 3, 1]);
  });

  it("keeps no slot for a call that gave up waiting", async () => {
    const limiter = new AdaptiveLimiter(1);
    const admitted: string[] = [];
    const first = await queue(limiter, admitted, "a");
    const giveUp = new AbortController();
    const second = queue(limiter, admitted, "b", giveUp.signal);
    const third = queue(limiter, admitted, "c");
    giveUp.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    first("answered");
    await third;
    expect([admitted, limiter.inFlight]).toEqual([["a", "c"], 1]);
  });

  it("rejects a signal that is already aborted", async () => {
    await expect(new AdaptiveLimiter(1).acquire("a", AbortSignal.abort(new Error("gone")))).rejects.toThrow(
      "gone",
    );
  });

  it("counts a release once", async () => {
    const limiter = new AdaptiveLimiter(1);
    const release = await limiter.acquire("a", open);
    release("failed");
    release("failed");
    expect(limiter.inFlight).toBe(0);
  });
});

describe("the limit", () => {
  const acquire = (limiter: AdaptiveLimiter, count: number) =>
    Promise.all(Array.from({ length: count }, () => limiter.acquire("run", open)));

  it("is halved once for all calls in flight at a 429, and again for a later one", async () => {
    const limiter = new AdaptiveLimiter(8);
    const together = await acquire(limiter, 8);
    for (const release of together) release("rate_limited");
    expect(limiter.limit).toBe(4);
    const [later] = await acquire(limiter, 1);
    later?.("rate_limited");
    expect(limiter.limit).toBe(2);
  });

  it("never falls below one", async () => {
    const limiter = new AdaptiveLimiter(2);
    for (let round = 0; round < 5; round++) (await limiter.acquire("run", open))("rate_limited");
    expect(limiter.limit).toBe(1);
  });

  it("rises by one after as many answers in a row, up to the maximum", async () => {
    const limiter = new AdaptiveLimiter(4);
    (await limiter.acquire("run", open))("rate_limited");
    const limits: number[] = [];
    for (let call = 0; call < 12; call++) {
      (await limiter.acquire("run", open))("answered");
      limits.push(limiter.limit);
    }
    expect(limits).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  it("admits nobody until the calls in flight are below the lower limit", async () => {
    const limiter = new AdaptiveLimiter(4);
    const [first, second, third, fourth] = await acquire(limiter, 4);
    const admitted: string[] = [];
    const waiting = queue(limiter, admitted, "next");
    first?.("rate_limited");
    second?.("failed");
    await settle();
    expect([limiter.limit, limiter.inFlight, admitted]).toEqual([2, 2, []]);
    third?.("failed");
    await waiting;
    expect(admitted).toEqual(["next"]);
    fourth?.("failed");
  });

  it("is set anew by a resize, which admits whoever then fits", async () => {
    const limiter = new AdaptiveLimiter(1);
    const [first] = await acquire(limiter, 1);
    const admitted: string[] = [];
    const waiting = queue(limiter, admitted, "next");
    limiter.resize(2);
    await waiting;
    expect([limiter.limit, limiter.inFlight]).toEqual([2, 2]);
    limiter.resize(1);
    const later = queue(limiter, admitted, "later");
    first?.("answered");
    await settle();
    expect([limiter.limit, limiter.inFlight, admitted]).toEqual([1, 1, ["next"]]);
    (await waiting)("answered");
    await later;
  });
});
