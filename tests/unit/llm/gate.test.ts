import { describe, expect, it } from "vitest";
import { Gate, type Leave } from "@/lib/llm/gate";

const open = new AbortController().signal;
/** Everything that is ready to happen has happened. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Enters for a group, noting its name when it is let in. */
function queue(gate: Gate, entered: string[], group: string, signal = open): Promise<Leave> {
  return gate.enter(group, signal).then((leave) => {
    entered.push(group);
    return leave;
  });
}

describe("a gate", () => {
  it("lets no more calls through than its limit, and the next when one leaves", async () => {
    const gate = new Gate(2);
    const entered: string[] = [];
    const first = await queue(gate, entered, "a");
    await queue(gate, entered, "b");
    const third = queue(gate, entered, "c");
    await settle();
    expect([entered, gate.inFlight]).toEqual([["a", "b"], 2]);
    first("answered");
    await third;
    expect([entered, gate.inFlight]).toEqual([["a", "b", "c"], 2]);
  });

  it("lets groups take turns, so that a run of one does not wait for a run of fifty", async () => {
    const gate = new Gate(1);
    const entered: string[] = [];
    const waiting = ["big", "big", "big", "big", "small", "other", "big"].map((group) =>
      queue(gate, entered, group).then((leave) => leave("answered")),
    );
    await Promise.all(waiting);
    expect(entered).toEqual(["big", "big", "small", "other", "big", "big", "big"]);
  });

  it("lets the most urgent call of a group go first, and calls alike keep their order", async () => {
    const gate = new Gate(1);
    const entered: string[] = [];
    const waiting = [0, 0, 2, 1, 2].map((urgency, index) =>
      gate.enter("run", open, urgency).then((leave) => {
        entered.push(`${index}:${urgency}`);
        leave("answered");
      }),
    );
    await Promise.all(waiting);
    expect(entered).toEqual(["0:0", "2:2", "4:2", "3:1", "1:0"]);
  });

  it("keeps a place for nobody who gave up waiting", async () => {
    const gate = new Gate(1);
    const entered: string[] = [];
    const first = await queue(gate, entered, "a");
    const giveUp = new AbortController();
    const second = queue(gate, entered, "b", giveUp.signal);
    const third = queue(gate, entered, "c");
    giveUp.abort(new Error("enough"));
    await expect(second).rejects.toThrow("enough");
    first("answered");
    await third;
    expect([entered, gate.inFlight]).toEqual([["a", "c"], 1]);
  });

  it("refuses a signal that is aborted already", async () => {
    await expect(new Gate(1).enter("a", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  });

  it("counts a leaver once, however often it leaves", async () => {
    const gate = new Gate(1);
    const leave = await gate.enter("a", open);
    leave("failed");
    leave("failed");
    expect(gate.inFlight).toBe(0);
  });
});

describe("the number in flight", () => {
  const enter = (gate: Gate, count: number) =>
    Promise.all(Array.from({ length: count }, () => gate.enter("run", open)));

  it("halves once for all calls that were under way at a 429, and again for a later one", async () => {
    const gate = new Gate(8);
    const together = await enter(gate, 8);
    for (const leave of together) leave("limited");
    expect(gate.limit).toBe(4);
    const [later] = await enter(gate, 1);
    later?.("limited");
    expect(gate.limit).toBe(2);
  });

  it("never falls below one", async () => {
    const gate = new Gate(2);
    for (let round = 0; round < 5; round++) (await gate.enter("run", open))("limited");
    expect(gate.limit).toBe(1);
  });

  it("climbs by one after as many answers in a row as it is, up to where it began", async () => {
    const gate = new Gate(4);
    (await gate.enter("run", open))("limited");
    const limits: number[] = [];
    for (let call = 0; call < 12; call++) {
      (await gate.enter("run", open))("answered");
      limits.push(gate.limit);
    }
    expect(limits).toEqual([2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  it("lets nobody in until it has fallen to the lower limit", async () => {
    const gate = new Gate(4);
    const [first, second, third, fourth] = await enter(gate, 4);
    const entered: string[] = [];
    const waiting = queue(gate, entered, "next");
    first?.("limited");
    second?.("failed");
    await settle();
    expect([gate.limit, gate.inFlight, entered]).toEqual([2, 2, []]);
    third?.("failed");
    await waiting;
    expect(entered).toEqual(["next"]);
    fourth?.("failed");
  });
});
